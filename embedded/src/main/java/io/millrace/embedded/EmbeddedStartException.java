package io.millrace.embedded;

/** A broker or registry could not be started; the message says which, where, why and what to do. */
public final class EmbeddedStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedStartException(String message) {
        super(message);
    }

    EmbeddedStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
