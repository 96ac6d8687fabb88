package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.runtime.project.PreparationSpec;
import io.millrace.runtime.project.PreparationSpec.Encoding;
import io.millrace.runtime.project.PreparationSpec.Missing;
import io.millrace.runtime.project.PreparationSpec.Scale;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What learners see of inputs. */
final class PreparationTest {

    private static final InputSchema NUMBER = new InputSchema(List.of(Attribute.number("x")), List.of("false", "true"));
    private static final InputSchema OPEN = new InputSchema(List.of(Attribute.category("c")), List.of("false", "true"));
    private static final InputSchema CLOSED =
            new InputSchema(List.of(Attribute.category("c", "a", "b")), List.of("false", "true"));

    private static PreparationSpec spec(Encoding encoding, int size) {
        return new PreparationSpec(Scale.NONE, Missing.ZERO, encoding, size, Double.POSITIVE_INFINITY);
    }

    private static Inputs category(String category) {
        return Inputs.of(1).category(0, category).build();
    }

    @Property(tries = 200)
    void standard_isDeviationsFromTheMeanOfWhatWasLearned(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -1e3, max = 1e3) Double> values,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double asked) {
        double unbounded = Double.POSITIVE_INFINITY;
        Preparation preparation = new Preparation(
                new PreparationSpec(Scale.STANDARD, Missing.MEAN, Encoding.ONE_HOT, 5, unbounded), NUMBER);
        values.forEach(value -> preparation.learn(Inputs.numbers(value)));
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double variance = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        double scaled = variance < 1e-12 ? 0 : (asked - mean) / Math.sqrt(variance);
        if (variance == 0 || variance > 1e-9) {
            assertThat(preparation.apply(Inputs.numbers(asked))[0])
                    .isCloseTo(scaled, within(1e-6 * Math.max(1, Math.abs(scaled))));
        }
        assertThat(preparation.apply(Inputs.numbers(Double.NaN))[0])
                .as("missing")
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void standard_isNotSpoiltByAFewHugeValues() {
        Preparation preparation = new Preparation(PreparationSpec.STANDARD, NUMBER);
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            preparation.learn(
                    Inputs.numbers(i > 100 && i % 200 == 0 ? (i % 400 == 0 ? 9e99 : -1e99) : random.nextGaussian()));
        }
        assertThat(preparation.apply(Inputs.numbers(0))[0]).isCloseTo(0, within(0.1));
        assertThat(preparation.apply(Inputs.numbers(1))[0]).isBetween(0.7, 1.1);
        assertThat(preparation.apply(Inputs.numbers(1e99))[0]).isEqualTo(6);
    }

    @Test
    void missing_isZero_orTheMean_orLeftMissing() {
        for (Missing missing : Missing.values()) {
            Preparation preparation = new Preparation(
                    new PreparationSpec(Scale.NONE, missing, Encoding.NOMINAL, 5, Double.POSITIVE_INFINITY), NUMBER);
            preparation.learn(Inputs.numbers(2));
            preparation.learn(Inputs.numbers(Double.NaN));
            preparation.learn(Inputs.numbers(4));
            assertThat(preparation.apply(Inputs.numbers(Double.NaN))[0])
                    .isEqualTo(Double.valueOf(missing == Missing.ZERO ? 0 : missing == Missing.MEAN ? 3 : Double.NaN));
        }
    }

    @Test
    void categories_keepTheirNumbers_andOthersShareOne() {
        Preparation preparation = new Preparation(spec(Encoding.NOMINAL, 2), OPEN);
        assertThat(preparation.columns()).containsExactly(new Column("c", 3));
        List.of("red", "green", "red", "blue").forEach(one -> preparation.learn(category(one)));
        assertThat(preparation.apply(category("red"))).containsExactly(1);
        assertThat(preparation.apply(category("green"))).containsExactly(2);
        assertThat(preparation.apply(category("blue")))
                .as("all numbers were taken")
                .containsExactly(0);
        assertThat(preparation.apply(category("never seen"))).containsExactly(0);
        assertThat(preparation.apply(Inputs.of(1).build())).containsExactly(Double.NaN);
    }

    @Test
    void categories_thatAreAllKnown_areNumberedFromTheStart() {
        Preparation preparation = new Preparation(spec(Encoding.NOMINAL, 50), CLOSED);
        assertThat(preparation.columns()).containsExactly(new Column("c", 2));
        preparation.learn(category("c"));
        assertThat(preparation.apply(category("a"))).containsExactly(0);
        assertThat(preparation.apply(category("b"))).containsExactly(1);
        assertThat(preparation.apply(category("c"))).as("no such category").containsExactly(Double.NaN);
    }

    @Test
    void oneHot_hasAColumnForEach_andOneForAllOthers() {
        Preparation open = new Preparation(spec(Encoding.ONE_HOT, 2), OPEN);
        open.learn(category("red"));
        assertThat(open.apply(category("red"))).containsExactly(0, 1, 0);
        assertThat(open.apply(category("blue"))).containsExactly(1, 0, 0);
        assertThat(open.apply(Inputs.of(1).build())).containsExactly(0, 0, 0);
        Preparation closed = new Preparation(spec(Encoding.ONE_HOT, 50), CLOSED);
        assertThat(closed.apply(category("b"))).containsExactly(0, 1);
        assertThat(closed.apply(category("c"))).containsExactly(0, 0);
    }

    @Test
    void hashes_areTheSameForEver() {
        Preparation preparation = new Preparation(spec(Encoding.HASH, 4), OPEN);
        assertThat(preparation.apply(category("red"))).containsExactly(0, 0, 1, 0);
        assertThat(preparation.apply(category("green"))).containsExactly(0, 1, 0, 0);
    }
}
