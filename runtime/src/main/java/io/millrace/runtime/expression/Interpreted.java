package io.millrace.runtime.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A term that CEL's own interpreter evaluates: slower by orders of magnitude than a lowered one, and able to do all of CEL. */
final class Interpreted implements Term {

    private final CelRuntime.Program program;
    private final Map<String, Variable> variables;

    Interpreted(CelRuntime.Program program, Map<String, Variable> variables) {
        this.program = program;
        this.variables = variables;
    }

    @Override
    public @Nullable Object value(Map<String, ?> row) {
        Object result = result(row);
        return result instanceof Instant instant ? (Object) instant.toEpochMilli() : result;
    }

    /** The value, with a timestamp as the interpreter has it. */
    @Nullable
    Object result(Map<String, ?> row) {
        try {
            Object result = program.eval(name -> find(name, row));
            return result instanceof CelUnknownSet ? null : result;
        } catch (CelEvaluationException e) {
            // A fault of the data, such as a division by zero: the value is undefined, the event is not refused.
            return null;
        }
    }

    private Optional<Object> find(String name, Map<String, ?> row) {
        Variable variable = variables.get(name);
        return variable == null ? Optional.empty() : Optional.ofNullable(variable.interpreted(row));
    }
}
