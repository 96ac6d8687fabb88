package io.millrace.runtime.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a checked expression into plain Java: the common operations into lambdas, what remains into programs of the
 * interpreter, which see the same row. Both give the same values.
 */
final class Lowering {

    /** Types whose values are the same Java objects here and in the interpreter. */
    private static final Set<CelKind> SHARED = Set.of(CelKind.INT, CelKind.DOUBLE, CelKind.STRING, CelKind.BOOL);

    private final CelAbstractSyntaxTree ast;
    private final Map<String, Variable> variables;
    private final CelRuntime runtime;

    Lowering(CelAbstractSyntaxTree ast, Map<String, Variable> variables, CelRuntime runtime) {
        this.ast = ast;
        this.variables = variables;
        this.runtime = runtime;
    }

    /** The whole expression. */
    Term term() throws CelEvaluationException {
        Term term = lowered(ast.getExpr());
        return term != null ? term : interpreted(ast.getExpr());
    }

    private @Nullable Term lowered(CelExpr expr) throws CelEvaluationException {
        return switch (expr.getKind()) {
            case CONSTANT -> constant(Constant.of(expr.constant()));
            case IDENT -> variables.get(expr.ident().name());
            case CALL -> call(expr);
            default -> null;
        };
    }

    private static @Nullable Term constant(@Nullable Object value) {
        return value == null ? null : row -> value;
    }

    private @Nullable Term call(CelExpr expr) throws CelEvaluationException {
        List<CelExpr> arguments = new ArrayList<>(expr.call().args());
        expr.call().target().ifPresent(target -> arguments.add(0, target));
        List<String> overloads = ast.getReferenceOrThrow(expr.id()).overloadIds();
        String overload = overloads.size() == 1 ? overloads.get(0) : "";
        return switch (overload) {
            case "string_to_timestamp", "int64_to_timestamp" -> timestamp(expr, arguments.get(0));
            case "in_list" -> unary(Membership.in(arguments.get(1), type(arguments.get(0))), arguments.get(0));
            case "index_list" -> held(Membership::element, arguments);
            case "index_map" -> held(Membership::entry, arguments);
            case "matches", "matches_string" -> unary(Text.matches(arguments.get(1)), arguments.get(0));
            case "equals", "not_equals" ->
                binary(Comparison.equality(overload, type(arguments.get(0)), type(arguments.get(1))), arguments);
            case "logical_and", "logical_or", "logical_not", "conditional" -> logic(overload, arguments);
            case "" -> unary(ofAny(expr.call().function(), arguments), arguments.get(0));
            default ->
                arguments.size() == 1
                        ? unary(Operations.unary(overload), arguments.get(0))
                        : binary(Operations.binary(overload), arguments);
        };
    }

    private @Nullable Term unary(@Nullable Unary operation, CelExpr argument) throws CelEvaluationException {
        Term operand = operation == null ? null : operand(argument);
        return operation == null || operand == null ? null : Term.of(operation, operand);
    }

    private @Nullable Term binary(@Nullable Binary operation, List<CelExpr> arguments) throws CelEvaluationException {
        List<Term> operands = operation == null ? List.of() : operands(arguments);
        return operation == null || operands.size() != 2 ? null : Term.of(operation, operands.get(0), operands.get(1));
    }

    /** A value whose type is only known at run time makes the interpreter refuse, where a lowered operation is decided. */
    private @Nullable Term logic(String overload, List<CelExpr> arguments) throws CelEvaluationException {
        int conditions = overload.equals("conditional") ? 1 : arguments.size();
        for (CelExpr argument : arguments.subList(0, conditions)) {
            if (type(argument).kind() != CelKind.BOOL) {
                return null;
            }
        }
        List<Term> operands = operands(arguments);
        return operands.isEmpty() ? null : Logic.of(overload, operands);
    }

    /** What a column's list or map holds; other lists and maps are the interpreter's. */
    private @Nullable Term held(Binary operation, List<CelExpr> arguments) throws CelEvaluationException {
        return arguments.get(0).getKind() == CelExpr.ExprKind.Kind.IDENT ? binary(operation, arguments) : null;
    }

    private @Nullable Unary ofAny(String function, List<CelExpr> arguments) {
        return arguments.size() == 1 && type(arguments.get(0)).kind() == CelKind.DYN
                ? Conversion.ofAny(function)
                : null;
    }

    /** A constant timestamp of whole milliseconds, which is what timestamps of events are. */
    private @Nullable Term timestamp(CelExpr expr, CelExpr argument) throws CelEvaluationException {
        if (argument.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return null;
        }
        boolean whole = interpreted(expr).result(Map.of()) instanceof Instant instant
                && instant.equals(Instant.ofEpochMilli(instant.toEpochMilli()));
        return whole ? constant(interpreted(expr).value(Map.of())) : null;
    }

    /** The operands, or an empty list when one of them cannot be had. */
    private List<Term> operands(List<CelExpr> arguments) throws CelEvaluationException {
        List<Term> operands = new ArrayList<>();
        for (CelExpr argument : arguments) {
            Term operand = operand(argument);
            if (operand == null) {
                return List.of();
            }
            operands.add(operand);
        }
        return operands;
    }

    private @Nullable Term operand(CelExpr expr) throws CelEvaluationException {
        Term lowered = lowered(expr);
        return lowered != null || !SHARED.contains(type(expr).kind()) ? lowered : interpreted(expr);
    }

    private Interpreted interpreted(CelExpr expr) throws CelEvaluationException {
        return new Interpreted(
                runtime.createProgram(CelAbstractSyntaxTree.newCheckedAst(
                        expr, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap())),
                variables);
    }

    private CelType type(CelExpr expr) {
        return ast.getTypeOrThrow(expr.id());
    }
}
