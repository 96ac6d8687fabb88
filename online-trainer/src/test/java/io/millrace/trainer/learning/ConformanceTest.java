package io.millrace.trainer.learning;

import static io.millrace.trainer.learning.ConformanceCases.learn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a learner has to pass to be offered, and that {@code docs/reference/learners.md} says it. With {@code -Dmillrace.learners.rows=100000} the size
 * after so many rows is taken too, and the whole table written to {@code target/learners.md}.
 */
final class ConformanceTest {
    private static final int ROWS = 2_500;
    private static final List<JournalEntry> ALL = DriftingRows.generate(1, 2 * ROWS);
    private static final List<JournalEntry> FIRST = ALL.subList(0, ROWS);
    private static final List<JournalEntry> REST = ALL.subList(ROWS, 2 * ROWS);
    private static final int GROWN = Integer.getInteger("millrace.learners.rows", 0);
    private static final Path DOCUMENT = Path.of("../docs/reference/learners.md");
    private static final List<String> TABLE = new ArrayList<>();

    static Stream<String> learners() {
        return ConformanceCases.OPTIONS.stream();
    }

    @ParameterizedTest
    @MethodSource("learners")
    void learner_onDriftingRows_conforms(String options) throws IOException {
        Learner learner = ConformanceCases.create(options);
        Learner twin = ConformanceCases.create(options);
        boolean pure = pure(learner, FIRST.subList(0, 1));
        learn(learner, FIRST);
        learn(twin, FIRST);
        byte[] saved = learner.save();
        boolean deterministic = Arrays.equals(saved, twin.save());
        pure &= pure(learner, REST.subList(0, 300));
        Learner restored = ConformanceCases.FACTORY.restore(ConformanceCases.spec(options), DriftingRows.SCHEMA, saved);
        boolean savable = Arrays.equals(saved, restored.save());
        int correct = 0;
        for (JournalEntry row : REST) {
            double[] scores = learner.predict(row.inputs());
            assertScores(scores);
            savable &= Arrays.equals(scores, restored.predict(row.inputs()));
            correct += Scores.winner(scores) == row.label() ? 1 : 0;
            learn(learner, List.of(row));
            learn(restored, List.of(row));
        }
        boolean sameBytes = Arrays.equals(learner.save(), restored.save());
        boolean missing = surviveMissing(ConformanceCases.create(options));
        String row = String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s | %s | %s | %.3f |",
                options,
                yes(deterministic),
                yes(savable),
                yes(pure),
                yes(missing),
                sameBytes ? "bytes and votes" : "votes",
                correct / (double) ROWS);
        TABLE.add(row + grown(options));
        assertThat(DOCUMENT).content().contains(row);
        assertThat(List.of(deterministic, savable, pure, missing))
                .as("deterministic, savable, predicting is pure, handles missing values")
                .containsOnly(true);
    }

    @Test
    void cases_coverEveryLearnerOffered() {
        assertThat(Stream.concat(learners(), ConformanceCases.NUMBERS.stream())
                        .map(options -> ConformanceCases.spec(options).name()))
                .containsAll(ConformanceCases.FACTORY.names());
    }

    @Test
    void hash_inAnotherJvm_isTheSame() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        // another compiler and other identity hash codes, on which nothing may depend
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=3",
                        HashesInAnotherJvm.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> there;
        try (Stream<String> lines = other.inputReader().lines()) {
            there = lines.toList();
        }
        assertThat(other.waitFor()).isZero();
        assertThat(there).hasSize(ConformanceCases.OPTIONS.size()).isEqualTo(HashesInAnotherJvm.hashes());
    }

    /** Size after many rows, saved and compressed. */
    private static String grown(String options) {
        if (GROWN == 0) {
            return "";
        }
        Learner learner = ConformanceCases.create(options);
        learn(learner, DriftingRows.generate(2, GROWN));
        Snapshot snapshot = Snapshot.of(1, 0, 0, learner.describe(), learner.save());
        return String.format(
                Locale.ROOT, " %,.1f | %,.1f |", snapshot.rawSize() / 1024.0, snapshot.compressedSize() / 1024.0);
    }

    private static boolean pure(Learner learner, List<JournalEntry> rows) {
        byte[] before = learner.save();
        rows.forEach(row -> learner.predict(row.inputs()));
        return Arrays.equals(before, learner.save());
    }

    /** One poisoned value must not silence a learner for ever. (EFDT's empty leaves are silent, poisoned or not.) */
    @ParameterizedTest
    @MethodSource("learners")
    void learner_givenTheLargestInput_stillHasAnOpinion(String options) {
        Learner learner = ConformanceCases.create(options);
        learn(learner, FIRST.subList(0, 300));
        learner.learn(Inputs.numbers(InputSchema.LARGEST, 0.5, 1, 0, 300, 7), 0, 1.0);
        learner.learn(Inputs.numbers(-InputSchema.LARGEST, 0.5, 1, 0, 301, 7), 1, 1.0);
        learn(learner, FIRST.subList(300, 600));
        int opinions = 0;
        for (JournalEntry row : REST.subList(0, 100)) {
            double[] scores = learner.predict(row.inputs());
            assertScores(scores);
            opinions += Arrays.stream(scores).sum() > 0 ? 1 : 0;
        }
        assertThat(opinions).isGreaterThan(options.contains("EFDT") ? 25 : 99);
    }

    private static boolean surviveMissing(Learner learner) {
        Inputs nothing = Inputs.of(DriftingRows.SCHEMA.attributes().size()).build();
        for (JournalEntry row : FIRST.subList(0, 500)) {
            learner.learn(nothing, row.label(), 1.0);
            learner.learn(row.inputs(), row.label(), 1.0);
            assertScores(learner.predict(nothing));
        }
        return Arrays.stream(learner.predict(FIRST.get(0).inputs())).sum() > 0.5;
    }

    private static void assertScores(double[] scores) {
        double sum = 0;
        assertThat(scores).hasSize(3);
        for (double score : scores) {
            assertThat(score).isBetween(0.0, 1.0);
            sum += score;
        }
        assertThat(sum == 0 || Math.abs(sum - 1) < 1e-12).as("sum is " + sum).isTrue();
    }

    private static String yes(boolean passed) {
        return passed ? "yes" : "NO";
    }

    @AfterAll
    static void writeTable() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| learner | deterministic | savable | predicting changes nothing | missing values"
                        + " | restored copy goes on with equal | accuracy | KiB | KiB compressed |",
                "|---|---|---|---|---|---|---|---|---|"));
        lines.addAll(TABLE);
        Files.write(Files.createDirectories(Path.of("target")).resolve("learners.md"), lines);
    }
}
