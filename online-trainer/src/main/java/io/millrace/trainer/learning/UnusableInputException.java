package io.millrace.trainer.learning;

/** Thrown when an example cannot be used, before it has changed anything; the caller makes a dead letter of it. */
public final class UnusableInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one from a message that names the input, its value and what was expected. */
    public UnusableInputException(String message) {
        super(message);
    }
}
