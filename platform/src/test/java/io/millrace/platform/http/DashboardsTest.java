package io.millrace.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What dashboards and alert rules ask for is what processes say. */
@ExtendWith(SharedCluster.class)
final class DashboardsTest {

    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Path REFERENCE = Path.of("..", "docs", "reference", "metrics.md");
    private static final Pattern METRIC = Pattern.compile("\\b(?:millrace|kafka)_[a-z_]+");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What a process says only with a service that keeps what it served, or with a model of numbers. */
    private static final Set<String> OF_OTHER_PROJECTS = Set.of(
            "millrace_served_rows_total",
            "millrace_served_rows_lost_total",
            "millrace_skew_checks_total",
            "millrace_model_mae",
            "millrace_model_mase");

    private static final String PROJECT = """
            project: boards
            clock: stream
            order: event_time
            sources:
              visits:
                topic: boards.visits
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, who: string, pages: int, bought: boolean }
            entities: { who: { key: who } }
            views:
              activity:
                entity: who
                source: visits
                features:
                  visits: { aggregate: count, windows: [1h] }
            services:
              inputs: ["activity:*"]
            models:
              buyer:
                on: visits
                features: inputs
                task: classification
                label: { source: visits, value: bought, within: 1h }
                champion: { learner: bayes.NaiveBayes }
            monitors:
              inputs: { source: visits, watch: [pages], reference: { first: 4h }, window: 1h }
            """;

    private final Cluster cluster;

    DashboardsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void metrics_ofDashboardsAndRules_areSaid(@TempDir Path folder) throws Exception {
        Set<String> asked = asked();
        assertThat(asked).hasSizeGreaterThan(20);
        Path file = Files.writeString(folder.resolve("project.yaml"), PROJECT);
        try (Node node = TestProject.start(
                new Plan(TestProject.read(file)), cluster, EnumSet.allOf(Role.class), 1, folder.resolve("state"))) {
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                Set<String> said = names(scrape(node.port()));
                assertThat(asked)
                        .filteredOn(name -> !OF_OTHER_PROJECTS.contains(name))
                        .isSubsetOf(said);
            });
        }
    }

    @Test
    void metrics_ofDashboardsAndRules_areExplained() throws IOException {
        String reference = Files.readString(REFERENCE);
        assertThat(asked()).allSatisfy(name -> assertThat(reference)
                .containsAnyOf("`" + name + "`", "`" + name.replace("millrace_model", "") + "`", name + "{"));
    }

    private static Set<String> asked() throws IOException {
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            List<Path> all = files.filter(
                            file -> file.toString().endsWith(".json") || file.endsWith("millrace.rules.yml"))
                    .toList();
            Set<String> asked = new TreeSet<>();
            for (Path file : all) {
                asked.addAll(names(Files.readString(file)));
            }
            return asked;
        }
    }

    private static Set<String> names(String text) {
        return METRIC.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String scrape(int port) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
