package io.millrace.platform.http;

/** The body of a request is not what is expected; the message says what was found where, and what would be right. */
final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
        super(message);
    }
}
