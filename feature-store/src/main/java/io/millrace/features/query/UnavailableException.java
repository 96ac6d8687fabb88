package io.millrace.features.query;

/** Nobody can answer a read now; trying again will help. */
public sealed class UnavailableException extends RuntimeException permits BehindException {

    private static final long serialVersionUID = 1L;

    /** Nobody can answer, with why. */
    public UnavailableException(String message) {
        super(message);
    }

    /** The partition that holds an entity is not here, or cannot be read now. */
    static UnavailableException moving() {
        return new UnavailableException("The feature store is starting or moving its work; try again.");
    }
}
