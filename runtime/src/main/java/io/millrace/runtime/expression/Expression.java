package io.millrace.runtime.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import io.millrace.runtime.project.FieldType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked expression over the fields of an event.
 *
 * <p>A missing field makes what depends on it missing: the result is null, and a condition is false. The same holds for an
 * evaluation that fails, such as a division by zero: an event is never refused because of an expression.
 */
public final class Expression {

    private final CelRuntime.Program program;
    private final FieldType type;
    private final Set<String> timestamps;
    private final Set<String> fields;

    Expression(CelRuntime.Program program, FieldType type, Set<String> timestamps, Set<String> fields) {
        this.program = program;
        this.type = type;
        this.timestamps = Set.copyOf(timestamps);
        this.fields = Set.copyOf(fields);
    }

    /** Type of the result. */
    public FieldType type() {
        return type;
    }

    /** Fields that the expression reads. */
    public Set<String> fields() {
        return fields;
    }

    /** Value for an event's fields; null when it is missing or undefined. */
    public @Nullable Object evaluate(Map<String, Object> event) {
        Object result;
        try {
            result = program.eval(timestamps.isEmpty() ? event : withInstants(event));
        } catch (CelEvaluationException e) {
            return null;
        }
        if (result instanceof CelUnknownSet) {
            return null;
        }
        return result instanceof Instant instant ? (Object) instant.toEpochMilli() : result;
    }

    /** True when a condition holds; missing counts as false. */
    public boolean holds(Map<String, Object> event) {
        return Boolean.TRUE.equals(evaluate(event));
    }

    private Map<String, Object> withInstants(Map<String, Object> event) {
        Map<String, Object> typed = new HashMap<>(event);
        for (String name : timestamps) {
            if (typed.get(name) instanceof Long millis) {
                typed.put(name, Instant.ofEpochMilli(millis));
            }
        }
        return typed;
    }
}
