package io.millrace.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private final Cluster cluster;

    DashboardsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void metrics_ofDashboardsAndRules_areSaid(@TempDir Path folder) throws Exception {
        Set<String> asked = asked();
        assertThat(asked).hasSizeGreaterThan(20);
        Plan plan = WatchedProject.plan("boards", folder);
        try (Node node = WatchedProject.start(plan, cluster, folder)) {
            Scrape.get(TestProject.url(node) + "/v1/views/activity/ann");
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                Scrape scrape = Scrape.of(node);
                Set<String> said = new TreeSet<>(scrape.families().keySet());
                scrape.samples().forEach(sample -> said.add(sample.name()));
                assertThat(asked).filteredOn(name -> !said.contains(name)).isEmpty();
            });
        }
    }

    @Test
    void metrics_ofDashboardsAndRules_areExplained() throws IOException {
        String reference = Files.readString(REFERENCE);
        assertThat(asked())
                .allSatisfy(name -> assertThat(reference).contains("`" + name.replaceFirst("_bucket$", "") + "`"));
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
}
