package io.millrace.runtime.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.millrace.runtime.project.FieldType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compiler of expressions over named values, such as the fields of one source: CEL, type-checked before anything runs. */
public final class Expressions {

    /** Words that CEL reserves for host languages, such as {@code namespace}, are ordinary field names here. */
    private static final CelOptions OPTIONS =
            CelOptions.current().enableReservedIds(false).build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

    private static final Patterns PATTERNS = new Patterns(RUNTIME);

    private final Map<String, Variable> variables;
    private final CelCompiler compiler;
    private final boolean real;

    /** A compiler for events with these fields. */
    public Expressions(Map<String, FieldType> fields) {
        this(
                fields.entrySet().stream()
                        .map(field -> Variable.field(field.getKey(), field.getValue()))
                        .toList(),
                false);
    }

    private Expressions(List<Variable> variables, boolean real) {
        this.variables = variables.stream().collect(Collectors.toUnmodifiableMap(Variable::name, Function.identity()));
        this.real = real;
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(OPTIONS);
        variables.forEach(variable -> builder.addVar(variable.name(), variable.type()));
        this.compiler = builder.build();
    }

    /**
     * A compiler for what is derived from the columns of a view: every number is a double.
     *
     * <p>Columns of type int are read as doubles, exactly up to 2^53; whole numbers may be written without a point; functions
     * such as {@code size} give doubles. Division is real. Only an index, the operands of {@code %} and the argument of
     * {@code timestamp()} are whole numbers; {@code int(x)} makes one there.
     */
    public static Expressions derived(Map<String, FieldType> columns) {
        return new Expressions(
                columns.entrySet().stream()
                        .map(column -> Variable.column(column.getKey(), column.getValue()))
                        .toList(),
                true);
    }

    /**
     * Compiles one expression.
     *
     * @throws ExpressionException when it does not parse, names an unknown field, or mixes types
     */
    public Expression compile(String text) throws ExpressionException {
        CelAbstractSyntaxTree ast;
        try {
            CelAbstractSyntaxTree parsed = compiler.parse(text).getAst();
            ast = compiler.check(real ? RealNumbers.in(parsed) : parsed).getAst();
        } catch (CelValidationException e) {
            throw CelFault.of(text, e.getErrors().get(0));
        }
        PATTERNS.check(ast);
        FieldType type = type(ast.getResultType());
        try {
            return new Expression(new Lowering(ast, variables, RUNTIME).term(), type, used(ast));
        } catch (CelEvaluationException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()), "Expressions are CEL.", 0);
        }
    }

    private Set<String> used(CelAbstractSyntaxTree ast) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
                .map(node -> node.expr().ident().name())
                .filter(variables::containsKey)
                .collect(Collectors.toSet());
    }

    private static FieldType type(CelType type) throws ExpressionException {
        return switch (type.kind()) {
            case STRING -> FieldType.STRING;
            case INT -> FieldType.INT;
            case DOUBLE -> FieldType.DOUBLE;
            case BOOL -> FieldType.BOOLEAN;
            case TIMESTAMP -> FieldType.TIMESTAMP;
            case DYN ->
                throw new ExpressionException(
                        "its result may be of any type", "Say which: double(...) or string(...).", 0);
            default ->
                throw new ExpressionException(
                        "its result is a " + type.name().replace("_type", "") + ", which is not a single value",
                        "Expected a string, an int, a double, a boolean or a timestamp.",
                        0);
        };
    }
}
