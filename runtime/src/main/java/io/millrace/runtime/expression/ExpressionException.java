package io.millrace.runtime.expression;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression that does not compile: what is wrong, what would be right, and where in its text. */
public final class ExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 120;

    private final String hint;
    private final int offset;
    private final @Nullable String unknownField;

    ExpressionException(String message, String hint, int offset) {
        this(message, hint, offset, null);
    }

    private ExpressionException(String message, String hint, int offset, @Nullable String unknownField) {
        super(message);
        this.hint = hint;
        this.offset = offset;
        this.unknownField = unknownField;
    }

    static ExpressionException unknownField(String name, int offset) {
        return new ExpressionException("there is no field '" + name + "'", "Name a field of the event.", offset, name);
    }

    /** The fault in one sentence that begins with the expression, as far as it is short. */
    String sentence(String text) {
        String stripped = text.strip();
        String shown = stripped.length() <= SHOWN ? stripped : stripped.substring(0, SHOWN) + "...";
        return "'" + shown + "' cannot be used: " + getMessage() + ".";
    }

    /** What would be right. */
    public String hint() {
        return hint;
    }

    /** Characters before the fault. */
    public int offset() {
        return offset;
    }

    /** The field that the event does not have, if that is the fault. */
    public Optional<String> unknownField() {
        return Optional.ofNullable(unknownField);
    }
}
