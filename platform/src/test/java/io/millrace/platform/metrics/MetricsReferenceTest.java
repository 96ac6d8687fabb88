package io.millrace.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.metrics.Scrape.Family;
import io.millrace.platform.node.Node;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The reference has every metric that a process says, with its labels and in its own words, and no other. */
@ExtendWith(SharedCluster.class)
final class MetricsReferenceTest {

    private static final Path REFERENCE = Path.of("..", "docs", "reference", "metrics.md");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String HEAD = "| metric | type | labels | meaning |\n|---|---|---|---|\n";
    private static final Pattern TABLE = Pattern.compile(Pattern.quote(HEAD) + "(?:\\|.*\n)*");
    private static final String OURS = "millrace_";

    /** Families that others define, by the beginning of their names. */
    private static final Map<String, String> OF_OTHERS = others();

    private static Map<String, String> others() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(
                "kafka_",
                "`project`, `application`, and Kafka's own | what Kafka Streams and its clients measure, by Micrometer's binder");
        rows.put("jvm_", "`area`, `id` | memory of the JVM");
        rows.put("process_", "| processors that the process uses");
        rows.put("system_", "| processors of the machine, and its load");
        return rows;
    }

    /** With {@code -Dmillrace.reference.update} what is there is brought up to date. */
    @Test
    void metrics_inTheReference_areWhatAProcessSays(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = WatchedProject.plan("referred", folder);
        try (Node node = WatchedProject.start(plan, cluster, folder)) {
            Scrape.get(TestProject.url(node) + "/v1/views/activity/ann");
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            Scrape.of(node).families().keySet())
                    .contains("millrace_requests_total")
                    .anyMatch(name -> name.startsWith("kafka_")));
            Map<String, Family> said = Scrape.of(node).families();
            assertThat(said.keySet())
                    .allMatch(name ->
                            name.startsWith(OURS) || OF_OTHERS.keySet().stream().anyMatch(name::startsWith));
            compare(HEAD + ours(said) + ofOthers());
        }
    }

    private static void compare(String table) throws IOException {
        String written = Files.readString(REFERENCE);
        String said = TABLE.matcher(written).replaceFirst(Matcher.quoteReplacement(table));
        if (System.getProperty("millrace.reference.update") != null) {
            Files.writeString(REFERENCE, said);
        } else {
            assertThat(written)
                    .as("docs/reference/metrics.md; -Dmillrace.reference.update brings it up to date")
                    .contains(HEAD)
                    .isEqualTo(said);
        }
    }

    /** Those that differ in their names only share a row. */
    private static String ours(Map<String, Family> said) {
        Map<Family, List<String>> rows = new LinkedHashMap<>();
        said.forEach((name, family) -> {
            if (name.startsWith(OURS)) {
                assertThat(family.help()).as(name).endsWith(".");
                rows.computeIfAbsent(family, row -> new ArrayList<>()).add(name);
            }
        });
        return rows.entrySet().stream()
                .map(row -> "| " + ticked(row.getValue()) + " | " + row.getKey().type() + " | "
                        + ticked(row.getKey().labels().stream()
                                .filter(label -> !label.equals("le"))
                                .sorted()
                                .toList())
                        + " | " + row.getKey().help() + " |\n")
                .collect(Collectors.joining());
    }

    private static String ofOthers() {
        return OF_OTHERS.entrySet().stream()
                .map(row -> "| `" + row.getKey() + "*` | | " + row.getValue() + " |\n")
                .collect(Collectors.joining());
    }

    private static String ticked(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
