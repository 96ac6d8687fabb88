package io.millrace.runtime.expression;

import io.millrace.runtime.project.FieldType;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Features derived from the columns of a view, in order: each may use the columns and the derived features before it, so that
 * none can depend on itself.
 *
 * <p>All numbers in them are doubles: see {@link Expressions#derived}.
 */
public final class Derived {

    private final Map<String, FieldType> names;
    private final Map<String, Expression> expressions;

    private Derived(Map<String, FieldType> names, Map<String, Expression> expressions) {
        this.names = names;
        this.expressions = expressions;
    }

    /** Nothing derived yet, from these columns. */
    public static Derived from(Map<String, FieldType> columns) {
        return new Derived(Map.copyOf(columns), Map.of());
    }

    /**
     * These, and one more, which may use all of them.
     *
     * @throws ExpressionException when the name is taken, or the expression does not compile over the columns and these
     */
    public Derived and(String name, String text) throws ExpressionException {
        if (names.containsKey(name)) {
            throw new ExpressionException("the name '" + name + "' is taken", "Choose another name.", 0);
        }
        Expression expression = Expressions.derived(names).compile(text);
        Map<String, FieldType> all = new HashMap<>(names);
        all.put(name, expression.type());
        Map<String, Expression> ordered = new LinkedHashMap<>(expressions);
        ordered.put(name, expression);
        return new Derived(Collections.unmodifiableMap(all), Collections.unmodifiableMap(ordered));
    }

    /** Types of the derived features, by name, in order. */
    public Map<String, FieldType> types() {
        Map<String, FieldType> types = new LinkedHashMap<>();
        expressions.forEach((name, expression) -> types.put(name, expression.type()));
        return types;
    }

    /** Columns that they need, directly or through one another. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        expressions.values().forEach(expression -> columns.addAll(expression.fields()));
        columns.removeAll(expressions.keySet());
        return columns;
    }

    /** Adds the derived values to a row of column values; a value that is missing or undefined is null. */
    public void addTo(Map<String, @Nullable Object> row) {
        expressions.forEach((name, expression) -> row.put(name, expression.evaluate(row)));
    }
}
