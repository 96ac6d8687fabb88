package io.millrace.platform.exchange;

/** The body of a request is not what is expected; the message says what was found where, and what would be right. */
public final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadRequestException(String message) {
        super(message);
    }
}
