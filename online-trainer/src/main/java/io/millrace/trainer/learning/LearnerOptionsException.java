package io.millrace.trainer.learning;

/** Thrown when a learner's option string cannot be used; the message says where and lists what is allowed. */
public final class LearnerOptionsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Makes one from a message. */
    public LearnerOptionsException(String message) {
        super(message);
    }

    /** Makes one with its cause. */
    public LearnerOptionsException(String message, Throwable cause) {
        super(message, cause);
    }
}
