package io.millrace.runtime.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelList;
import java.util.Set;

/**
 * Makes every number of a parsed expression a double, so that whole numbers can be written beside columns, and division is
 * real: {@code 1} becomes {@code 1.0}, and a function that gives an int is wrapped in {@code double()}.
 *
 * <p>Where CEL wants a whole number it stays one: an index, an operand of {@code %}, and the argument of
 * {@code timestamp()}.
 */
final class RealNumbers {

    private static final Set<String> ARITHMETIC = Set.of("_+_", "_-_", "_*_", "_/_", "_%_", "-_");
    private static final Set<String> GIVES_INT = Set.of("size", "int", "_%_");
    private static final Set<String> TAKES_INT = Set.of("_%_", "timestamp", "uint");

    /** Above any id that the parser gives. */
    private long nextId = 1L << 32;

    private RealNumbers() {}

    /** The same expression over doubles; positions stay, for messages. */
    static CelAbstractSyntaxTree in(CelAbstractSyntaxTree parsed) {
        return CelAbstractSyntaxTree.newParsedAst(new RealNumbers().real(parsed.getExpr()), parsed.getSource());
    }

    private CelExpr real(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT ->
                expr.constant().getKind() == CelConstant.Kind.INT64_VALUE
                        ? CelExpr.ofConstant(expr.id(), CelConstant.ofValue((double)
                                expr.constant().int64Value()))
                        : expr;
            case CALL -> givesInt(expr.call().function()) ? wrapped(called(expr)) : called(expr);
            case LIST ->
                expr.toBuilder()
                        .setList(CelList.newBuilder()
                                .addElements(expr.list().elements().stream()
                                        .map(this::real)
                                        .toList())
                                .addOptionalIndices(expr.list().optionalIndices())
                                .build())
                        .build();
            case COMPREHENSION ->
                expr.toBuilder()
                        .setComprehension(comprehension(expr.comprehension()))
                        .build();
            default -> expr;
        };
    }

    /** A number that stays whole, through arithmetic and choices; what other functions take is real again. */
    private CelExpr whole(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return expr;
        }
        CelCall call = expr.call();
        CelCall.Builder changed = call.toBuilder();
        if (ARITHMETIC.contains(call.function())) {
            for (int i = 0; i < call.args().size(); i++) {
                changed.setArg(i, whole(call.args().get(i)));
            }
        } else if (call.function().equals("_?_:_")) {
            changed.setArg(0, real(call.args().get(0)));
            changed.setArg(1, whole(call.args().get(1)));
            changed.setArg(2, whole(call.args().get(2)));
        } else {
            return called(expr);
        }
        return expr.toBuilder().setCall(changed.build()).build();
    }

    private CelExpr called(CelExpr expr) {
        CelCall call = expr.call();
        CelCall.Builder changed = call.toBuilder().setTarget(call.target().map(this::real));
        for (int i = 0; i < call.args().size(); i++) {
            CelExpr argument = call.args().get(i);
            boolean takesInt =
                    TAKES_INT.contains(call.function()) || (call.function().equals("_[_]") && i == 1);
            changed.setArg(i, takesInt ? whole(argument) : real(argument));
        }
        return expr.toBuilder().setCall(changed.build()).build();
    }

    private CelComprehension comprehension(CelComprehension loop) {
        return loop.toBuilder()
                .setIterRange(real(loop.iterRange()))
                .setAccuInit(real(loop.accuInit()))
                .setLoopCondition(real(loop.loopCondition()))
                .setLoopStep(real(loop.loopStep()))
                .setResult(real(loop.result()))
                .build();
    }

    private CelExpr wrapped(CelExpr whole) {
        return CelExpr.newBuilder()
                .setId(nextId++)
                .setCall(CelCall.newBuilder()
                        .setFunction("double")
                        .addArgs(whole)
                        .build())
                .build();
    }

    /** Besides those by name, the parts of a timestamp, such as {@code getHours}. */
    private static boolean givesInt(String function) {
        return GIVES_INT.contains(function) || function.startsWith("get");
    }
}
