package io.millrace.runtime.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;

/** Checks the regular expressions that stand in an expression as they are: a wrong one would make every event's value missing. */
final class Patterns {
    private static final String FUNCTION = "matches";
    private static final String PATTERN = "pattern";

    private final CelRuntime.Program program;

    Patterns(CelRuntime runtime) {
        try {
            this.program = runtime.createProgram(CelCompilerFactory.standardCelCompilerBuilder()
                    .addVar(PATTERN, SimpleType.STRING)
                    .build()
                    .compile("''." + FUNCTION + "(" + PATTERN + ")")
                    .getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    void check(CelAbstractSyntaxTree ast) throws ExpressionException {
        List<CelExpr> calls = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL
                        && expr.call().function().equals(FUNCTION)
                        && !expr.call().args().isEmpty())
                .toList();
        for (CelExpr call : calls) {
            CelExpr last = call.call().args().get(call.call().args().size() - 1);
            if (last.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                    && last.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                check(
                        last.constant().stringValue(),
                        ast.getSource().getPositionsMap().getOrDefault(last.id(), 0));
            }
        }
    }

    private void check(String pattern, int offset) throws ExpressionException {
        try {
            program.eval(Map.of(PATTERN, pattern));
        } catch (CelEvaluationException e) {
            String said = String.valueOf(e.getMessage());
            throw new ExpressionException(
                    "'" + pattern + "' is no regular expression"
                            + said.replaceFirst("^.*?(error parsing regexp)", ": $1"),
                    "Regular expressions are RE2's.",
                    offset);
        }
    }
}
