package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.PreparationSpec;
import io.millrace.runtime.project.PromotionRule.Metric;
import io.millrace.runtime.project.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What learners pass that learn examples as they come, and that {@code docs/reference/learners.md} says it. */
final class UnsupervisedConformanceTest {
    private static final List<Attribute> INPUTS =
            List.of(Attribute.number("a"), Attribute.number("b"), Attribute.number("c"));
    private static final InputSchema ANOMALY = new InputSchema(INPUTS, List.of("false", "true"), Task.ANOMALY);
    private static final InputSchema CLUSTERS = new InputSchema(INPUTS, List.of("1", "2", "3", "4"), Task.CLUSTERING);
    private static final int ROWS = 10_000;
    private static final int RARE = 50;
    private static final Path DOCUMENT = Path.of("../docs/reference/learners.md");

    private static LearnerSpec spec(String options) {
        return new LearnerSpec(options, PreparationSpec.STANDARD, ConformanceCases.SEED);
    }

    /** Rows about a centre of which one column grows for ever; every fiftieth is far from it in one column. */
    private static List<JournalEntry> outliers(int count, List<Boolean> truth) {
        Random random = new Random(4);
        List<JournalEntry> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            boolean far = random.nextInt(RARE) == 0;
            truth.add(far);
            double[] at = new double[3];
            for (int column = 0; column < 3; column++) {
                at[column] = random.nextGaussian() + (column == 0 ? row / 100.0 : 0); // one of them grows for ever
            }
            at[random.nextInt(3)] += far ? (random.nextBoolean() ? 8 : -8) : 0;
            rows.add(new JournalEntry(Inputs.numbers(at), Double.NaN, 1));
        }
        return rows;
    }

    /** Rows about four centres that wander slowly. */
    private static List<JournalEntry> groups(int count, List<Integer> truth) {
        Random random = new Random(5);
        List<JournalEntry> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            int group = random.nextInt(4);
            truth.add(group);
            double wander = row / 2_000.0;
            rows.add(new JournalEntry(
                    Inputs.numbers(
                            (group & 1) * 8 + random.nextGaussian() + wander,
                            (group & 2) * 4 + random.nextGaussian() - wander,
                            random.nextGaussian()),
                    Double.NaN,
                    1));
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"anomaly.HalfSpaceTrees", "anomaly.HalfSpaceTrees -t 50 -h 8 -w 100 -q 0.05"})
    void anomalies_haveHighScores(String options) {
        List<Boolean> truth = new ArrayList<>();
        List<JournalEntry> rows = outliers(ROWS, truth);
        ClassEvaluation evaluation = new ClassEvaluation(2);
        int[] at = {ROWS / 2};
        int[] flagged = {0};
        Conformance conformance = Conformance.of(spec(options), ANOMALY, rows, (scores, row) -> {
            flagged[0] += scores[1] > 0.5 ? 1 : 0;
            evaluation.add(new JudgedClass(scores, truth.get(at[0]++) ? 1 : 0, 0, 0, 1));
        });
        String row = conformance.row(options, evaluation.figure(Metric.AUC))
                + Conformance.grown(spec(options), ANOMALY, rows);
        assertThat(conformance.passed()).as(row).isTrue();
        assertThat(evaluation.figure(Metric.AUC)).as(row).isGreaterThan(0.9);
        double share = options.contains("-q") ? 0.05 : 0.01;
        assertThat(flagged[0] / (ROWS / 2.0)).as("share that is called unusual").isBetween(share / 3, share * 2.5);
        assertThat(DOCUMENT).content().contains(row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clustream.Clustream", "clustream.Clustream -h 300 -k 50"})
    void clusters_keepTheirNumbers_whileTheyWander(String options) {
        List<Integer> truth = new ArrayList<>();
        List<JournalEntry> rows = groups(ROWS, truth);
        Map<List<Integer>, Integer> met = new HashMap<>();
        int[] at = {ROWS / 2};
        Conformance conformance = Conformance.of(
                spec(options),
                CLUSTERS,
                rows,
                (scores, row) -> met.merge(List.of(truth.get(at[0]++), Scores.winner(scores)), 1, Integer::sum));
        int right = 0;
        for (int group = 0; group < 4; group++) {
            int most = 0;
            for (int cluster = 0; cluster < 4; cluster++) {
                most = Math.max(most, met.getOrDefault(List.of(group, cluster), 0));
            }
            right += most;
        }
        double purity = right / (ROWS / 2.0);
        String row = conformance.row(options, purity) + Conformance.grown(spec(options), CLUSTERS, rows);
        assertThat(conformance.passed()).as(row).isTrue();
        assertThat(purity).as(row).isGreaterThan(0.8);
        assertThat(DOCUMENT).content().contains(row);
    }

    @Test
    void options_thatCannotBe_areRefused() {
        refused("anomaly.HalfSpaceTrees -z 1", ANOMALY, "no option -z; allowed: -t trees");
        refused("anomaly.HalfSpaceTrees -t 0", ANOMALY, "-t (trees) cannot be '0': expected a whole number from 1");
        refused("anomaly.HalfSpaceTrees -q", ANOMALY, "cannot be ''");
        refused("anomaly.HalfSpaceTrees -h 2.5", ANOMALY, "expected a whole number");
        refused("anomaly.HalfSpaceTrees", CLUSTERS, "needs 'task: anomaly'");
        refused("clustream.Clustream", ANOMALY, "needs 'task: clustering'");
        refused("clustream.Clustream -k 3", CLUSTERS, "-k (maxNumKernels)", "from 4 to");
        refused("clustream.Clustream -x 3", CLUSTERS, "no option -x");
        refused("trees.HoeffdingTree", ANOMALY, "learns from labels", "anomaly.HalfSpaceTrees");
        refused("trees.HoeffdingTree", CLUSTERS, "clustream.Clustream");
    }

    private static void refused(String options, InputSchema schema, String... because) {
        assertThatThrownBy(() -> ConformanceCases.FACTORY.create(spec(options), schema))
                .isInstanceOf(LearnerOptionsException.class)
                .hasMessageContainingAll(because);
    }
}
