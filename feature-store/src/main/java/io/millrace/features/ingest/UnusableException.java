package io.millrace.features.ingest;

import io.millrace.schemas.DeadLetterReason;

/** A source record that is no usable event; it becomes a dead letter. */
public final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final DeadLetterReason reason;

    /** A refusal with its reason, as a code and in words. */
    public UnusableException(DeadLetterReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why, as a code. */
    public DeadLetterReason reason() {
        return reason;
    }
}
