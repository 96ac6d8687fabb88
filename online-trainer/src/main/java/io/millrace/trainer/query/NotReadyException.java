package io.millrace.trainer.query;

/** A model cannot be asked here now; trying again will help, or asking another process. */
public final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotReadyException(String message) {
        super(message);
    }
}
