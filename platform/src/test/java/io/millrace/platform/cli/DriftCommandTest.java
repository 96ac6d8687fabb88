package io.millrace.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.produce.SourceProducer;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a monitor compares with, as it is asked for and changed from the command line, and what it would see. */
@ExtendWith(SharedCluster.class)
final class DriftCommandTest {

    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
    private static final long STEP = 6_000;
    private static final int HOUR = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PROJECT = """
            project: kiosk
            clock: stream
            order: event_time
            sources:
              sales:
                topic: kiosk.sales
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, amount: double, country: string }
            monitors:
              inputs:
                source: sales
                watch: [amount]
                segments: { country: [PE] }
                reference: { first: 2h }
                window: 30m
            """;

    private final Random random = new Random(3);
    private final Cluster cluster;
    private final Path file;

    DriftCommandTest(Cluster cluster, @TempDir Path folder) throws Exception {
        this.cluster = cluster;
        this.file = Files.writeString(folder.resolve("project.yaml"), PROJECT);
    }

    @Test
    void reference_isShown_andGatheredAnew(@TempDir Path state) throws Exception {
        Plan plan = new Plan(TestProject.read(file));
        try (Node node = TestProject.start(plan, cluster, EnumSet.allOf(Role.class), 1, state);
                SourceProducer sales = new SourceProducer(cluster, plan.source("sales"))) {
            send(sales, 0, 6 * HOUR, 50);
            Typed first = await(() -> drift("reference", "show"), answer -> answer.contains("version"));
            assertThat(first.out())
                    .contains("policy   first 2h", "from     2024-05-01T00:00:00Z", "rows     1200")
                    .containsPattern("amount +1200 +1200 +0.0% +median 5\\d");
            Typed tried = drift("calibrate");
            assertThat(tried.exitCode()).isZero();
            assertThat(tried.out())
                    .contains(
                            "inputs: 3,600 events",
                            "as they are: no alert",
                            "in any order: no alert (each would be false)")
                    .containsPattern("amount +a deviation larger +after 1 window, 300 rows +ks")
                    .containsPattern("amount +2 % are far out +no");

            assertThat(drift("calibrate", "--json").json())
                    .singleElement()
                    .satisfies(one -> assertThat(one.path("events").asInt()).isEqualTo(3_600))
                    .satisfies(one -> assertThat(one.path("from").asText()).isEqualTo("2024-05-01T00:30:00Z"))
                    .satisfies(one -> assertThat(one.path("trials"))
                            .anyMatch(trial -> "ks".equals(trial.path("test").asText())));
            assertThat(drift("reference", "show", "--json").json())
                    .singleElement()
                    .satisfies(one -> assertThat(one.path("rows").asInt()).isEqualTo(1_200));

            Typed reset = drift("reference", "reset", "--reason", "prices have changed");
            assertThat(reset.exitCode()).isZero();
            assertThat(reset.out()).contains("state    being gathered", "reason   prices have changed");
            send(sales, 6 * HOUR, 9 * HOUR, 90);
            Typed second =
                    await(() -> drift("reference", "show"), answer -> answer.contains("from     2024-05-01T06:00:00Z"));
            assertThat(second.out()).containsPattern("median 9\\d");
            assertThat(typed("alerts", "--project", "kiosk").out()).isEmpty();
            assertThat(typed("alerts", "--project", "kiosk", "--firing").out()).isEmpty();

            String from = "2024-05-01T10:00Z";
            assertThat(drift("reference", "set", "--from", from, "--to", from).err())
                    .contains("The interval does not end after it starts");
            assertThat(drift("reference", "set", "--from", from, "--to", "2024-05-01T10:20Z")
                            .err())
                    .contains("there is no whole window of 30m");
            assertThat(drift("reference", "set", "--from", from, "--to", "noon").err())
                    .contains("'noon' is not a time with an offset. Write it as 2015-09-12T08:00Z");
            assertThat(drift("reference", "set", "--from", "2024-05-01T01:00:00Z", "--to", "2024-05-01T04:00:00Z")
                            .err())
                    .contains("keeps its reference: the interval ends before another window does");
            assertThat(drift("reference", "set", "--from", from, "--to", "2024-05-01T12:00:00Z")
                            .out())
                    .contains("policy   from 2024-05-01T10:00:00Z to 2024-05-01T12:00:00Z");
            send(sales, 9 * HOUR, 13 * HOUR, 50);
            await(() -> drift("reference", "show"), answer -> answer.contains("from     2024-05-01T10:00:00Z"));
            send(sales, 13 * HOUR, 14 * HOUR, 500);
            await(
                    () -> typed("alerts", "--project", "kiosk", "--firing"),
                    answer -> answer.contains("FIRING    inputs  amount: median 5"));
            assertThat(Typed.coloured(
                                    "alerts",
                                    "--project",
                                    file.toString(),
                                    "--firing",
                                    "--bootstrap-servers",
                                    cluster.bootstrapServers(),
                                    "--schema-registry",
                                    cluster.registryUrl())
                            .out())
                    .contains("  \u001b[31mFIRING\u001b[0m    inputs  amount");
            assertThat(node.fault()).isEmpty();
        }
    }

    private Typed await(Callable<Typed> command, Predicate<String> fact) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(command, answer -> fact.test(answer.out()));
    }

    private Typed drift(String... words) {
        return typed(Stream.of(
                        Stream.of("drift"),
                        Stream.of(words).takeWhile(word -> !word.startsWith("-")),
                        Stream.of("inputs", "--project", file.toString()),
                        Stream.of(words).dropWhile(word -> !word.startsWith("-")))
                .flatMap(one -> one)
                .toArray(String[]::new));
    }

    private Typed typed(String... words) {
        return Typed.millrace(Stream.concat(
                        Stream.of(words),
                        List.of(
                                "--bootstrap-servers",
                                cluster.bootstrapServers(),
                                "--schema-registry",
                                cluster.registryUrl())
                                .stream())
                .toArray(String[]::new));
    }

    private void send(SourceProducer sales, int from, int to, double amount) throws Exception {
        for (int i = from; i < to; i++) {
            sales.send(
                    Map.of(
                            "id", "s" + i,
                            "at", START + i * STEP,
                            "amount", amount + 10 * random.nextGaussian(),
                            "country", random.nextDouble() < 0.3 ? "PE" : "CL"),
                    i);
        }
        sales.finish();
        sales.declare(START + to * STEP);
    }
}
