package io.millrace.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Numbers of several processes, added up. */
final class PulseTest {

    private static final String INGEST = "wiki-ingest-edits";

    private static JsonObject process(String name, long events, long read) {
        return new JsonObject()
                .put("process", name)
                .put("sources", new JsonObject().put("edits", new JsonObject().put("events", events)))
                .put("models", new JsonObject())
                .put("monitors", new JsonObject())
                .put(
                        "applications",
                        new JsonObject()
                                .put(
                                        INGEST,
                                        new JsonObject()
                                                .put("state", "RUNNING")
                                                .put("consumed", new JsonObject().put("wiki.edits", read))
                                                .put("store_bytes", 10)
                                                .put("keys", 1)
                                                .put("restoring", 0)));
    }

    @Test
    void processes_areAddedUp_andRatesAreOfBoth() throws Exception {
        Plan plan = new Plan(
                TestProject.read(Path.of(System.getProperty("millrace.examples"), "wikipedia", "project.yaml")));
        Pulse pulse = new Pulse(plan);
        pulse.next(1_000, List.of(process("one", 10, 20), process("other", 1, 2)), Map.of());
        JsonObject second = pulse.next(
                3_000,
                List.of(process("one", 14, 20), process("other", 3, 10)),
                Map.of(
                        INGEST,
                        Map.of(new TopicPartition("wiki.edits", 0), 5L, new TopicPartition("wiki.edits", 1), 2L)));
        JsonObject edits = second.getJsonObject("sources").getJsonObject("edits");
        assertThat(edits.getLong("events")).isEqualTo(17);
        assertThat(edits.getDouble("events_per_second")).isEqualTo(3);
        JsonObject ingest = second.getJsonObject("applications").getJsonObject(INGEST);
        assertThat(ingest.getLong("lag")).isEqualTo(7);
        assertThat(ingest.getDouble("records_per_second")).isEqualTo(4);
        assertThat(ingest.getJsonArray("members")).hasSize(2);
        assertThat(second.getJsonArray("processes")).isEqualTo(new JsonArray(List.of("one", "other")));
        assertThat(second.getJsonObject("applications")
                        .getJsonObject("wiki-model-bot")
                        .containsKey("lag"))
                .isFalse();
    }

    @Test
    void processThatIsGone_makesNoRateBelowNothing() throws Exception {
        Plan plan = new Plan(
                TestProject.read(Path.of(System.getProperty("millrace.examples"), "wikipedia", "project.yaml")));
        Pulse pulse = new Pulse(plan);
        pulse.next(1_000, List.of(process("one", 10, 20), process("other", 5, 2)), Map.of());
        JsonObject alone = pulse.next(2_000, List.of(process("one", 11, 21)), Map.of());
        assertThat(alone.getJsonObject("sources").getJsonObject("edits").getDouble("events_per_second"))
                .isZero();
    }
}
