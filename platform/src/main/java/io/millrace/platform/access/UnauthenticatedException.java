package io.millrace.platform.access;

/** Nobody knows who asks. */
public final class UnauthenticatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnauthenticatedException(String message) {
        super(message);
    }
}
