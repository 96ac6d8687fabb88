package io.millrace.platform.access;

/** Who asks is known, and has no right to that. */
public final class ForbiddenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ForbiddenException(String message) {
        super(message);
    }
}
