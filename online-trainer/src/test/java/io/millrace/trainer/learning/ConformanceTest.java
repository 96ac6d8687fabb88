package io.millrace.trainer.learning;

import static io.millrace.trainer.learning.ConformanceCases.learn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
        LearnerSpec spec = ConformanceCases.spec(options);
        AtomicInteger correct = new AtomicInteger();
        Conformance conformance = Conformance.of(spec, DriftingRows.SCHEMA, ALL, (scores, row) -> {
            assertScores(scores);
            correct.addAndGet(Scores.winner(scores) == row.label() ? 1 : 0);
        });
        String row = conformance.row(options, correct.get() / (double) ROWS);
        TABLE.add(
                GROWN == 0 ? row : row + Conformance.grown(spec, DriftingRows.SCHEMA, DriftingRows.generate(2, GROWN)));
        assertThat(DOCUMENT).content().contains(row);
        assertThat(conformance.passed()).as(row).isTrue();
    }

    @Test
    void cases_coverEveryLearnerOffered() {
        assertThat(Stream.of(ConformanceCases.OPTIONS, ConformanceCases.NUMBERS, ConformanceCases.UNSUPERVISED)
                        .flatMap(List::stream)
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

    private static void assertScores(double[] scores) {
        double sum = 0;
        assertThat(scores).hasSize(3);
        for (double score : scores) {
            assertThat(score).isBetween(0.0, 1.0);
            sum += score;
        }
        assertThat(sum == 0 || Math.abs(sum - 1) < 1e-12).as("sum is " + sum).isTrue();
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
