package io.millrace.platform.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectSketchTest {

    private static EventSample orders() {
        return sample(IntStream.range(0, 60)
                .mapToObj(i -> """
                        {"at": %d, "order_id": "o%d", "customer": "c%d", "amount": %s, "items": %d, "paid": %s,
                         "placed": "2026-01-01T10:%02d:00Z", "lines": [1, 2], "e-mail": "x", "coupon": %s}
                        """.formatted(
                                1_767_261_600_000L + i * 1000L,
                                i,
                                i % 7,
                                i % 3 == 0 ? "5" : "5.5",
                                i % 4,
                                i % 2 == 0,
                                i,
                                i % 10 == 0 ? "\"spring\"" : "null"))
                .toArray(String[]::new));
    }

    private static EventSample sample(String... events) {
        return EventSample.of(List.of(events).stream()
                .map(event -> event.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    @Test
    void of_orders_isAProjectThatCanBeRead(@TempDir Path folder) throws Exception {
        String yaml =
                ProjectSketch.of("shop.Orders", orders(), null, null, null).yaml();
        Project project = TestProject.read(Files.writeString(folder.resolve("project.yaml"), yaml));
        assertThat(project.name()).isEqualTo("shop-orders");
        Source source = Objects.requireNonNull(project.sources().get("events"));
        assertThat(source.topic()).isEqualTo("shop.Orders");
        assertThat(source.key()).isEqualTo("order_id");
        assertThat(source.time()).isEqualTo("at");
        assertThat(source.fields())
                .containsEntry("order_id", FieldType.STRING)
                .containsEntry("amount", FieldType.DOUBLE)
                .containsEntry("items", FieldType.INT)
                .containsEntry("paid", FieldType.BOOLEAN)
                .containsEntry("placed", FieldType.TIMESTAMP)
                .containsEntry("at", FieldType.TIMESTAMP)
                .containsEntry("coupon", FieldType.STRING)
                .doesNotContainKeys("lines", "e-mail");
        assertThat(project.entities()).containsOnlyKeys("customer");
        assertThat(Objects.requireNonNull(project.views().get("customer_activity"))
                        .columns())
                .contains("events_1h", "amount_mean_1d");
        assertThat(Objects.requireNonNull(project.monitors().get("event_inputs"))
                        .watch())
                .contains("amount", "items", "paid")
                .doesNotContain("order_id", "at", "placed");
        assertThat(yaml)
                .containsPattern("coupon: string +# missing in 54 of 60")
                .contains("# lines holds a list or an object, and is left out")
                .contains("# 'e-mail' is no name for a field, and is left out");
    }

    @Test
    void of_whatIsSaid_isNotGuessed() {
        String yaml =
                ProjectSketch.of("orders", orders(), null, "placed", "coupon").yaml();
        assertThat(yaml).contains("time: placed ", "coupon: { key: coupon }", "      at: int");
    }

    @Test
    void of_eventsWithoutIdentityOrTime_saysWhatToDo() {
        EventSample same = sample("{\"a\": 1}", "{\"a\": 1}");
        assertThatThrownBy(() -> ProjectSketch.of("t", same, null, null, null))
                .hasMessageContaining("no field is another one in each of the 2 events")
                .hasMessageContaining("Name it with --key.");
        EventSample timeless = sample("{\"a\": \"x\"}", "{\"a\": \"y\"}");
        assertThatThrownBy(() -> ProjectSketch.of("t", timeless, null, null, null))
                .hasMessageContaining("no field of the sample is a time");
        assertThatThrownBy(() -> ProjectSketch.of("t", timeless, "b", null, null))
                .hasMessage("'b' is no field of the sample. It has a.");
    }

    @Test
    void of_whatIsNoObject_saysWhatItIs() {
        assertThatThrownBy(() -> sample("[1]")).hasMessage("a record is JSON, and no object: [1]");
        assertThatThrownBy(() -> sample("hello")).hasMessage("a record is not JSON: hello");
    }
}
