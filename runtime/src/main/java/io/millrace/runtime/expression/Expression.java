package io.millrace.runtime.expression;

import io.millrace.runtime.project.FieldType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked expression over a row: the fields of an event, or the columns of a view.
 *
 * <p>What a value depends on decides whether there is one. Its result is null
 *
 * <ul>
 *   <li>when a field that it needs is missing: absent, null, or of another type than declared;
 *   <li>when an operation is undefined: an int divided by zero or beyond 64 bits, a text that is not a number, an index
 *       outside a list, a key that a map does not have;
 *   <li>when it is NaN or infinite, as of a double divided by zero.
 * </ul>
 *
 * <p>{@code false && x} is false and {@code true || x} is true even when x is missing or undefined. A condition that is
 * missing or undefined does not hold: an event is never refused because of an expression. Within an expression doubles follow
 * IEEE 754, so {@code 1.0 / 0.0 > 5.0} is true.
 */
public final class Expression {

    private final Term term;
    private final FieldType type;
    private final Set<String> fields;

    Expression(Term term, FieldType type, Set<String> fields) {
        this.term = term;
        this.type = type;
        this.fields = Set.copyOf(fields);
    }

    /** Type of the result. */
    public FieldType type() {
        return type;
    }

    /** Fields or columns that the expression reads. */
    public Set<String> fields() {
        return fields;
    }

    /** Value for a row, which may hold nulls; null when it is missing or undefined. */
    public @Nullable Object evaluate(Map<String, ?> row) {
        Object value = term.value(row);
        return value instanceof Double number && !Double.isFinite(number) ? null : value;
    }

    /** True when a condition holds; missing counts as false. */
    public boolean holds(Map<String, ?> row) {
        return Boolean.TRUE.equals(term.value(row));
    }

    /** How it is evaluated. */
    Term term() {
        return term;
    }
}
