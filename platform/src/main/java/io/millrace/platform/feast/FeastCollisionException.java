package io.millrace.platform.feast;

/** Two features of an answer would have the same name. */
final class FeastCollisionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FeastCollisionException(String message) {
        super(message);
    }
}
