package io.millrace.runtime.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of text. A size counts code points; patterns are RE2, as everywhere in CEL. */
final class Text {

    private static final Map<String, Binary> BINARY = Map.of(
            "add_string", of(String::concat),
            "starts_with_string", of(String::startsWith),
            "ends_with_string", of(String::endsWith),
            "contains_string", of(String::contains));

    private static final Map<String, Unary> UNARY = Map.of("size_string", Text::size, "string_size", Text::size);

    private Text() {}

    /** Functions of two texts, by CEL's overload. */
    static Map<String, Binary> binary() {
        return BINARY;
    }

    /** Functions of one text, by CEL's overload. */
    static Map<String, Unary> unary() {
        return UNARY;
    }

    /** Whether a constant pattern occurs in a text; null when the pattern is not constant, or is faulty. */
    static @Nullable Unary matches(CelExpr pattern) {
        if (pattern.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return null;
        }
        try {
            Pattern compiled = Pattern.compile(pattern.constant().stringValue());
            return value -> value instanceof String text
                    ? (Object) compiled.matcher(text).find()
                    : null;
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static @Nullable Object size(Object value) {
        return value instanceof String text ? (Object) (long) text.codePointCount(0, text.length()) : null;
    }

    private static Binary of(Function function) {
        return (left, right) -> left instanceof String a && right instanceof String b ? function.apply(a, b) : null;
    }

    private interface Function {
        Object apply(String left, String right);
    }
}
