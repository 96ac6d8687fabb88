package io.millrace.runtime.plan;

import io.millrace.runtime.expression.Expression;
import io.millrace.runtime.project.FieldType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One input of a model, or one watched value of a monitor: taken from the features attached to an event, or computed from
 * the event itself.
 */
public sealed interface Input {

    /** Name of the input. */
    String name();

    /** Type of its values. */
    FieldType type();

    /** Its value for one event; null when there is none. */
    @Nullable
    Object value(Map<String, Object> fields, Map<String, Object> features);

    /** A feature that was attached at a station. */
    record Attached(String name, FieldType type) implements Input {
        @Override
        public @Nullable Object value(Map<String, Object> fields, Map<String, Object> features) {
            return features.get(name);
        }
    }

    /** An expression over the event. */
    record Computed(String name, Expression expression) implements Input {
        @Override
        public FieldType type() {
            return expression.type();
        }

        @Override
        public @Nullable Object value(Map<String, Object> fields, Map<String, Object> features) {
            return expression.evaluate(fields);
        }
    }
}
