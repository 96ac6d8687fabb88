package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.PreparationSpec;
import io.millrace.runtime.project.PreparationSpec.Encoding;
import io.millrace.runtime.project.PreparationSpec.Missing;
import io.millrace.runtime.project.PreparationSpec.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Learners with what their inputs go through, on rows whose label is a matter of a category and a large number. */
final class PreparedLearnerTest {

    private static final InputSchema SCHEMA = new InputSchema(
            List.of(Attribute.number("income"), Attribute.category("plan", "free", "paid"), Attribute.category("city")),
            List.of("stays", "leaves"));

    private static final List<PreparationSpec> SPECS = List.of(
            PreparationSpec.NONE,
            PreparationSpec.STANDARD,
            new PreparationSpec(Scale.STANDARD, Missing.MEAN, Encoding.HASH, 16, 3),
            new PreparationSpec(Scale.NONE, Missing.KEEP, Encoding.NOMINAL, 3, Double.POSITIVE_INFINITY));

    static Stream<LearnerSpec> learners() {
        return SPECS.stream()
                .flatMap(spec -> Stream.of("bayes.NaiveBayes", "functions.Perceptron", "trees.HoeffdingTree -g 50")
                        .filter(options -> !options.contains("Perceptron") || ofNumbers(spec))
                        .map(options -> new LearnerSpec(options, spec, 1)));
    }

    private static boolean ofNumbers(PreparationSpec spec) {
        return spec.missing() != Missing.KEEP && spec.encoding() != Encoding.NOMINAL;
    }

    private static List<JournalEntry> rows(long seed, int count) {
        Random random = new Random(seed);
        List<JournalEntry> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double income = 50_000 + 10_000 * random.nextGaussian();
            boolean paid = random.nextBoolean();
            int city = random.nextInt(6);
            boolean leaves = city < 2 || (!paid && income < 50_000);
            Inputs.Builder inputs = Inputs.of(3);
            if (random.nextInt(20) > 0) {
                inputs.number(0, income);
            }
            inputs.category(1, random.nextInt(50) == 0 ? "unheard of" : paid ? "paid" : "free");
            if (random.nextInt(20) > 0) {
                inputs.category(2, "city " + city);
            }
            rows.add(new JournalEntry(inputs.build(), leaves ? 1 : 0, 1));
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("learners")
    void learner_restoredAnywhere_goesOnAlike(LearnerSpec spec) {
        Learner undisturbed = ConformanceCases.FACTORY.create(spec, SCHEMA);
        Learner restored = ConformanceCases.FACTORY.create(spec, SCHEMA);
        int correct = 0;
        int number = 0;
        for (JournalEntry row : rows(4, 4_000)) {
            double[] scores = undisturbed.predict(row.inputs());
            assertThat(restored.predict(row.inputs())).containsExactly(scores);
            correct += number >= 2_000 && Scores.winner(scores) == row.label() ? 1 : 0;
            undisturbed.learn(row.inputs(), row.label(), row.weight());
            restored.learn(row.inputs(), row.label(), row.weight());
            if (++number % 701 == 0) {
                restored = ConformanceCases.FACTORY.restore(spec, SCHEMA, restored.save());
            }
        }
        assertThat(correct / 2_000.0).as("accuracy; the larger class has 0.5").isGreaterThan(0.7);
    }

    @Test
    void missingInputs_areKeptFromWhatTheyWouldSpoil() {
        LearnerSpec spec = new LearnerSpec("meta.OzaBag -l functions.Perceptron", SPECS.get(3), 1);
        assertThatThrownBy(() -> ConformanceCases.FACTORY.create(spec, SCHEMA))
                .isInstanceOf(LearnerOptionsException.class)
                .hasMessageContaining("functions.Perceptron")
                .hasMessageContaining("missing: mean");
        assertThatThrownBy(() -> ConformanceCases.FACTORY.create(
                        new LearnerSpec("functions.Perceptron", PreparationSpec.NONE, 1), SCHEMA))
                .isInstanceOf(LearnerOptionsException.class)
                .hasMessageContaining("'plan' is a category")
                .hasMessageContaining("categories: one_hot");
    }

    @Test
    void inputs_ofTheOtherKind_areRefusedByName() {
        Learner learner = ConformanceCases.FACTORY.create(new LearnerSpec("bayes.NaiveBayes", 1), SCHEMA);
        assertThatThrownBy(
                        () -> learner.predict(Inputs.of(3).category(0, "much").build()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("input 'income' is 'much'; expected a number");
        assertThatThrownBy(() -> learner.predict(Inputs.of(3).number(2, 7).build()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("input 'city' is 7.0; expected a text");
    }

    @Test
    void restore_withAnotherPreparation_isRefused() {
        byte[] saved = ConformanceCases.FACTORY
                .create(new LearnerSpec("bayes.NaiveBayes", PreparationSpec.STANDARD, 1), SCHEMA)
                .save();
        assertThatThrownBy(
                        () -> ConformanceCases.FACTORY.restore(new LearnerSpec("bayes.NaiveBayes", 1), SCHEMA, saved))
                .isInstanceOf(UnreadableStateException.class);
    }
}
