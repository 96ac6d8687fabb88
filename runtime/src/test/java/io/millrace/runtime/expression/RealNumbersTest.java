package io.millrace.runtime.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.project.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RealNumbersTest {

    private static final Expressions DERIVED = Expressions.derived(
            Map.of("a", FieldType.INT, "b", FieldType.INT, "s", FieldType.STRING, "p", FieldType.BOOLEAN));
    private static final Expressions DOUBLES = new Expressions(
            Map.of("a", FieldType.DOUBLE, "b", FieldType.DOUBLE, "s", FieldType.STRING, "p", FieldType.BOOLEAN));

    @Property(tries = 1_000)
    void compile_wholeNumbers_areWhatTheDoublesWouldBe(@ForAll long seed, @ForAll long a, @ForAll int b)
            throws ExpressionException {
        String doubles = number(new Random(seed), 3);
        String whole = doubles.replace(".0", "").replace("double(size(s))", "size(s)");
        Map<String, Object> row = new HashMap<>(Map.of("a", a, "b", (long) b, "s", "Talk", "p", b > 0));
        Map<String, Object> real = new HashMap<>(row);
        real.put("a", (double) a);
        real.put("b", (double) b);

        assertThat(DERIVED.compile(whole).evaluate(row))
                .as(whole)
                .isEqualTo(DOUBLES.compile(doubles).evaluate(real));
    }

    private static String number(Random random, int depth) {
        if (depth == 0) {
            return pick(random, List.of("a", "b", "1.0", "2.0", "-3.0", "0.0", "double(size(s))"));
        }
        String left = number(random, depth - 1);
        String right = number(random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> "(" + condition(random, left, right) + " ? " + left + " : " + right + ")";
            case 1 -> left;
            default -> "(" + left + pick(random, List.of(" + ", " - ", " * ", " / ")) + right + ")";
        };
    }

    private static String condition(Random random, String left, String right) {
        return switch (random.nextInt(3)) {
            case 0 -> "p";
            case 1 -> left + " in [" + right + ", 1.0, 2.0]";
            default -> left + pick(random, List.of(" == ", " != ", " < ", " >= ")) + right;
        };
    }

    private static String pick(Random random, List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
