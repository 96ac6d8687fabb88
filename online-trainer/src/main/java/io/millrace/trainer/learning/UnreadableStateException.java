package io.millrace.trainer.learning;

/**
 * Thrown when stored bytes are not what they should be: cut off, of another format, of another definition, or holding
 * what may not be restored. The log of examples can always rebuild what was in them.
 */
public final class UnreadableStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one from a message that says what was found and what was expected. */
    public UnreadableStateException(String message) {
        super(message);
    }

    /** Makes one with its cause. */
    public UnreadableStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
