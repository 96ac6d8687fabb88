package io.millrace.platform.exchange;

/** A request for something that there is not; the message says what there is. */
public final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String message) {
        super(message);
    }
}
