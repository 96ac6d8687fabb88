package io.millrace.runtime.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.runtime.CelRuntime;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoweringTest {

    private static final Expressions LOWERED = new Expressions(RandomExpressions.FIELDS);
    private static final Interpreter INTERPRETER = new Interpreter(RandomExpressions.FIELDS);

    @Property(tries = 6_000)
    void evaluate_anyExpressionAndEvents_isWhatTheInterpreterGives(@ForAll long seed) throws Exception {
        RandomExpressions random = new RandomExpressions(seed);
        String text = random.any(1 + Math.floorMod(seed, 4));
        Expression lowered = LOWERED.compile(text);
        CelRuntime.Program interpreted = INTERPRETER.program(text);

        for (int i = 0; i < 8; i++) {
            Map<String, Object> event = random.event();
            assertThat(lowered.evaluate(event))
                    .as("%s of %s", text, event)
                    .isEqualTo(INTERPRETER.value(interpreted, event));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i",
                "i + 1 > j * 2 - i / 3 % 4",
                "-d <= e",
                "s != 'Special' && !(b || c)",
                "b ? d : 0.0",
                "s in ['a', 'b'] || i in [1, 2] || d in [1.0]",
                "size(s) > 3 || s.size() > 3",
                "s.startsWith('a') || s.endsWith('b') || s.contains('c') || s.matches('^d')",
                "s + 'x' < t",
                "double(i) / (d + 1.0)",
                "int(d) + int(s) + int(at)",
                "string(i) + string(d) + string(b)",
                "at > timestamp('2015-09-12T08:00:00Z') && at <= to"
            })
    void compile_commonShape_needsNoInterpreter(String text) throws ExpressionException {
        assertThat(LOWERED.compile(text).term()).isNotInstanceOf(Interpreted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[s, t].exists(x, x == 'a')",
                "at + duration('1h')",
                "at - to > duration('1h')",
                "at == timestamp('2015-09-12T08:00:00.0001Z')",
                "[i] == [j]"
            })
    void compile_otherShape_isLeftToTheInterpreter(String text) throws ExpressionException {
        assertThat(LOWERED.compile(text).term()).isInstanceOf(Interpreted.class);
    }
}
