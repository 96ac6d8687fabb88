package io.millrace.runtime.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.millrace.runtime.project.FieldType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compiler of expressions over the fields of one source: CEL, type-checked before anything runs. */
public final class Expressions {

    /** Words that CEL reserves for host languages, such as {@code namespace}, are ordinary field names here. */
    private static final CelOptions OPTIONS =
            CelOptions.current().enableReservedIds(false).build();

    private final Map<String, FieldType> fields;
    private final CelCompiler compiler;
    private final CelRuntime runtime =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

    /** A compiler for events with these fields. */
    public Expressions(Map<String, FieldType> fields) {
        this.fields = Map.copyOf(fields);
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(OPTIONS);
        fields.forEach((name, type) -> builder.addVar(name, cel(type)));
        this.compiler = builder.build();
    }

    /**
     * Compiles one expression.
     *
     * @throws ExpressionException when it does not parse, names an unknown field, or mixes types
     */
    public Expression compile(String text) throws ExpressionException {
        CelAbstractSyntaxTree ast;
        try {
            ast = compiler.compile(text).getAst();
        } catch (CelValidationException e) {
            throw CelFault.of(text, e.getErrors().get(0));
        }
        FieldType type = type(ast.getResultType())
                .orElseThrow(() -> new ExpressionException(
                        "its result is a " + ast.getResultType().name().replace("_type", "")
                                + ", which is not a single value",
                        "Expected a string, an int, a double, a boolean or a timestamp.",
                        0));
        try {
            Set<String> used = used(ast);
            return new Expression(
                    runtime.createProgram(ast),
                    type,
                    used.stream()
                            .filter(name -> fields.get(name) == FieldType.TIMESTAMP)
                            .collect(Collectors.toSet()),
                    used);
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
                .filter(fields::containsKey)
                .collect(Collectors.toSet());
    }

    private static CelType cel(FieldType type) {
        return switch (type) {
            case STRING -> SimpleType.STRING;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case BOOLEAN -> SimpleType.BOOL;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case LIST -> ListType.create(SimpleType.DYN);
            case MAP -> MapType.create(SimpleType.STRING, SimpleType.DYN);
        };
    }

    private static Optional<FieldType> type(CelType type) {
        return switch (type.kind()) {
            case STRING -> Optional.of(FieldType.STRING);
            case INT -> Optional.of(FieldType.INT);
            case DOUBLE -> Optional.of(FieldType.DOUBLE);
            case BOOL -> Optional.of(FieldType.BOOLEAN);
            case TIMESTAMP -> Optional.of(FieldType.TIMESTAMP);
            default -> Optional.empty();
        };
    }
}
