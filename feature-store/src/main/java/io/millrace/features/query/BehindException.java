package io.millrace.features.query;

/** What is here is not as fresh as the request demands; it will be in a moment. */
final class BehindException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    BehindException(String message) {
        super(message);
    }
}
