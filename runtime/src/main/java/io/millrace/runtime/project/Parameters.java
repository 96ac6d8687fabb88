package io.millrace.runtime.project;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the aggregate of a feature was told.
 *
 * @param values of the types that {@link Parameter} names
 */
public record Parameters(Map<Parameter, Object> values) {

    public Parameters {
        values = Map.copyOf(values);
    }

    /** Those that were given. */
    Set<Parameter> given() {
        return values.keySet();
    }

    /** A real number, given or by default. */
    public double real(Parameter parameter) {
        return ((Number) value(parameter)).doubleValue();
    }

    /** A whole number, given or by default. */
    public int whole(Parameter parameter) {
        return ((Number) value(parameter)).intValue();
    }

    /** A duration. */
    public Duration duration(Parameter parameter) {
        return (Duration) value(parameter);
    }

    /** Real numbers. */
    public List<Double> reals(Parameter parameter) {
        return ((List<?>) value(parameter)).stream().map(Double.class::cast).toList();
    }

    private Object value(Parameter parameter) {
        Object value = values.containsKey(parameter) ? values.get(parameter) : parameter.otherwise();
        if (value == null) {
            throw new IllegalStateException("parameter was not checked: " + parameter.yaml());
        }
        return value;
    }
}
