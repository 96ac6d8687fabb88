package io.millrace.runtime.expression;

/** An expression that does not compile: what is wrong, and where in its text. */
public final class ExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;

    ExpressionException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Characters before the fault, on its line. */
    public int offset() {
        return offset;
    }
}
