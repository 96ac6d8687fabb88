package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BaselinesTest {
    private static final InputSchema SCHEMA = new InputSchema(List.of(Attribute.number("x")), List.of("a", "b", "c"));
    private static final Inputs X = Inputs.numbers(1);

    private static Learner learner(String name) {
        return new Baselines().create(new LearnerSpec(name, 0), SCHEMA);
    }

    @Test
    void noChange_predictsTheLabelLearnedLast() {
        Learner learner = learner("no_change");
        assertThat(learner.predict(X)).containsExactly(0, 0, 0);
        assertThat(HexFormat.of().formatHex(learner.save())).isEqualTo("0200");
        learner.learn(X, 2, 1);
        learner.learn(X, 1, 1);
        assertThat(learner.predict(X)).containsExactly(0, 1, 0);
        assertThat(HexFormat.of().formatHex(learner.save())).isEqualTo("020102");
    }

    @Test
    void majority_predictsSharesOfTheLabels_whateverTheyWeigh() {
        Learner learner = learner("majority");
        assertThat(learner.predict(X)).containsExactly(0, 0, 0);
        learner.learn(X, 2, 5);
        learner.learn(X, 2, 1);
        learner.learn(X, 2, 0);
        learner.learn(X, 0, 1);
        assertThat(learner.predict(X)).containsExactly(0.25, 0, 0.75);
        assertThat(HexFormat.of().formatHex(learner.save()))
                .isEqualTo("0103" + "3ff0000000000000" + "0000000000000000" + "4008000000000000");
    }

    @Test
    void create_withOptionsOrAnUnknownName_saysSo() {
        assertThatThrownBy(() -> learner("majority -x 1"))
                .isInstanceOf(LearnerOptionsException.class)
                .hasMessage("learner 'majority' takes no options, found 'majority -x 1'");
        assertThatThrownBy(() -> ConformanceCases.create("trees.HofdingTree"))
                .isInstanceOf(LearnerOptionsException.class)
                .hasMessageContaining("unknown learner 'trees.HofdingTree'; did you mean 'trees.HoeffdingTree'?")
                .hasMessageContaining("Allowed: anomaly.HalfSpaceTrees, bayes.NaiveBayes, ");
        assertThatThrownBy(() -> ConformanceCases.create("")).isInstanceOf(LearnerOptionsException.class);
    }

    @Test
    void learn_whatCannotBeUsed_isRefusedByName() {
        Learner learner = learner("majority");
        byte[] before = learner.save();
        assertThatThrownBy(() -> learner.learn(Inputs.numbers(1e101), 0, 1))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("input 'x' is 1.0E101");
        assertThatThrownBy(() -> learner.predict(Inputs.numbers(Double.NEGATIVE_INFINITY)))
                .isInstanceOf(UnusableInputException.class);
        assertThatThrownBy(() -> learner.predict(Inputs.numbers(1, 2))).isInstanceOf(UnusableInputException.class);
        assertThatThrownBy(() -> learner.learn(X, 3, 1)).isInstanceOf(UnusableInputException.class);
        assertThatThrownBy(() -> learner.learn(X, 0, Double.NaN)).isInstanceOf(UnusableInputException.class);
        assertThatThrownBy(() -> learner.learn(X, 0, -1)).isInstanceOf(UnusableInputException.class);
        assertThat(learner.save()).isEqualTo(before);
    }

    @Test
    void restore_ofMoreClassesThanTheSchema_isRefused() {
        assertThatThrownBy(() -> new Baselines()
                        .restore(
                                new LearnerSpec("no_change", 0),
                                SCHEMA,
                                HexFormat.of().parseHex("020106")))
                .isInstanceOf(UnreadableStateException.class);
    }

    @Test
    void normalise_ofOddVotes_givesScores() {
        assertThat(Scores.normalise(new double[] {3, Double.NaN, -1, 1}, 5)).containsExactly(0.75, 0, 0, 0.25, 0);
        assertThat(Scores.normalise(new double[] {}, 2)).containsExactly(0, 0);
        assertThat(Scores.normalise(new double[] {Double.MAX_VALUE, Double.MAX_VALUE}, 2))
                .containsExactly(0.5, 0.5);
        assertThat(Scores.normalise(new double[] {1, Double.POSITIVE_INFINITY}, 2))
                .containsExactly(0, 1);
        assertThat(Scores.normalise(new double[] {Double.MIN_VALUE, 0}, 2)).containsExactly(1, 0);
        assertThat(Scores.winner(new double[] {0.2, 0.4, 0.4})).isEqualTo(1);
        assertThat(Scores.winner(new double[3])).isZero();
    }

    @Test
    void schema_withNamesTwiceOrTooFew_isRefused() {
        assertThatThrownBy(
                        () -> new InputSchema(List.of(Attribute.number("x"), Attribute.number("x")), List.of("a", "b")))
                .hasMessageContaining("stands twice");
        assertThatThrownBy(() -> new InputSchema(List.of(Attribute.number("x")), List.of("a")))
                .hasMessageContaining("at least 2");
    }
}
