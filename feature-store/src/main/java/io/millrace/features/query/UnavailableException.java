package io.millrace.features.query;

/** Nobody can answer a read now; trying again will help. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Nobody can answer, with why. */
    public UnavailableException(String message) {
        super(message);
    }
}
