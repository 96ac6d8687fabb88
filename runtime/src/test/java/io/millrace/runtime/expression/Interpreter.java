package io.millrace.runtime.expression;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import io.millrace.runtime.project.FieldType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The oracle of expressions: CEL's own compiler and interpreter, and nothing else. */
final class Interpreter {

    private static final CelOptions OPTIONS =
            CelOptions.current().enableReservedIds(false).build();

    private final CelRuntime runtime =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();
    private final Map<String, FieldType> fields;
    private final CelCompiler compiler;

    Interpreter(Map<String, FieldType> fields) {
        this.fields = fields;
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(OPTIONS);
        fields.forEach((name, type) -> builder.addVar(
                name,
                switch (type) {
                    case STRING -> SimpleType.STRING;
                    case INT -> SimpleType.INT;
                    case DOUBLE -> SimpleType.DOUBLE;
                    case BOOLEAN -> SimpleType.BOOL;
                    case TIMESTAMP -> SimpleType.TIMESTAMP;
                    case LIST, MAP -> throw new AssertionError("no event has a " + type);
                }));
        this.compiler = builder.build();
    }

    CelRuntime.Program program(String text) throws CelValidationException, CelEvaluationException {
        return runtime.createProgram(compiler.compile(text).getAst());
    }

    /** The value for an event, or null when there is none, or it is not finite. */
    @Nullable
    Object value(CelRuntime.Program program, Map<String, Object> event) {
        Map<String, Object> typed = new HashMap<>(event);
        typed.replaceAll((name, value) ->
                fields.get(name) == FieldType.TIMESTAMP && value instanceof Long at ? Instant.ofEpochMilli(at) : value);
        Object value;
        try {
            value = program.eval(typed);
        } catch (CelEvaluationException e) {
            return null;
        }
        if (value instanceof CelUnknownSet || (value instanceof Double number && !Double.isFinite(number))) {
            return null;
        }
        return value instanceof Instant instant ? (Object) instant.toEpochMilli() : value;
    }
}
