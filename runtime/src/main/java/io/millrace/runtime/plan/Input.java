package io.millrace.runtime.plan;

import io.millrace.runtime.expression.Expression;
import io.millrace.runtime.expression.ServiceInputs;
import io.millrace.runtime.project.FieldType;
import java.util.Map;
import java.util.Set;
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

    /** Fields of the event that it needs. */
    Set<String> fields();

    /** Features that it needs, as {@code <view>:<feature>}. */
    Set<String> features();

    /** Its value for one event; null when there is none. */
    @Nullable
    Object value(Map<String, Object> fields, Map<String, Object> features);

    /** A feature that was attached at a station. */
    record Attached(String name, FieldType type) implements Input {
        @Override
        public Set<String> fields() {
            return Set.of();
        }

        @Override
        public Set<String> features() {
            return Set.of(name);
        }

        @Override
        public @Nullable Object value(Map<String, Object> fields, Map<String, Object> features) {
            return features.get(name);
        }
    }

    /**
     * An expression over the event and its features.
     *
     * @param derived its name in the service
     * @param inputs what is derived in the service up to this one
     */
    record Derived(String name, String derived, ServiceInputs inputs) implements Input {
        @Override
        public FieldType type() {
            return Plan.declared(inputs.types(), derived);
        }

        @Override
        public Set<String> fields() {
            return inputs.fields();
        }

        @Override
        public Set<String> features() {
            return inputs.features();
        }

        @Override
        public @Nullable Object value(Map<String, Object> fields, Map<String, Object> features) {
            return inputs.values(fields, features).get(derived);
        }
    }

    /** Something that a model says, or that comes of it. */
    record Outcome(String name, FieldType type) implements Input {
        @Override
        public Set<String> fields() {
            return Set.of(name);
        }

        @Override
        public Set<String> features() {
            return Set.of();
        }

        @Override
        public @Nullable Object value(Map<String, Object> fields, Map<String, Object> features) {
            return fields.get(name);
        }
    }

    /** An expression over the event. */
    record Computed(String name, Expression expression) implements Input {
        @Override
        public FieldType type() {
            return expression.type();
        }

        @Override
        public Set<String> fields() {
            return expression.fields();
        }

        @Override
        public Set<String> features() {
            return Set.of();
        }

        @Override
        public @Nullable Object value(Map<String, Object> fields, Map<String, Object> features) {
            return expression.evaluate(fields);
        }
    }
}
