package io.millrace.features.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.Shop;
import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.MemoryRow;
import io.millrace.features.engine.Status;
import io.millrace.features.query.IngestCounts;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Project;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.DeadLetterReason;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a project file may choose for an entity, a source and a view, seen in the pipelines. */
class DeclaredChoicesTest {

    private static final long T0 = PipelineDriver.START.toEpochMilli();

    private @Nullable PipelineDriver pipeline;

    private PipelineDriver run(Plan plan, String application) {
        PipelineDriver running =
                new PipelineDriver(new Plan(plan.project().withOrder(Project.Order.ARRIVAL)), "shop-" + application);
        pipeline = running;
        return running;
    }

    @AfterEach
    void close() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    private static byte[] order(String id, long time) {
        return ("{\"id\": \"" + id + "\", \"at\": " + time + ", \"user\": \"ann\", \"item\": \"pen\", \"amount\": 0.5}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void lateEvents_deadLetter_areBothCountedAndSent() {
        PipelineDriver running = run(
                Shop.planWith("topic: shop.orders", "topic: shop.orders\n    late_events: dead_letter"),
                "ingest-orders");
        TestInputTopic<byte[], byte[]> orders = running.bytesInto("shop.orders");
        orders.pipeInput(null, order("o1", T0));
        orders.pipeInput(null, order("o2", T0 - 600_001));

        DeadLetter letter = running.deadLetters().readValue();
        assertThat(letter.getReason()).isEqualTo(DeadLetterReason.LATE);
        assertThat(letter.getMessage())
                .isEqualTo("the event of 2015-09-12T11:49:59.999Z came when those up to 2015-09-12T11:49:59.999Z were"
                        + " complete");
        assertThat(late(running, "user_orders")).isEqualTo(1);
    }

    @Test
    void lateEvent_isCountedByTheViewsThatWouldHaveCountedIt() {
        PipelineDriver running = run(Shop.plan(Project.Order.ARRIVAL), "ingest-orders");
        TestInputTopic<byte[], byte[]> orders = running.bytesInto("shop.orders");
        orders.pipeInput(null, order("o1", T0));
        orders.pipeInput(null, order("o2", T0 - 600_001));
        orders.pipeInput(null, order("o3", T0 - 700_000));

        assertThat(late(running, "user_orders")).isEqualTo(2);
        assertThat(late(running, "item_orders"))
                .as("amounts up to 1.0 are not counted")
                .isZero();
        assertThat(running.deadLetters().isEmpty()).isTrue();
    }

    private static long late(PipelineDriver running, String view) {
        byte[] count = running.driver()
                .<String, byte[]>getKeyValueStore(IngestCounts.STORE)
                .get("late/" + view);
        return count == null ? 0 : ByteBuffer.wrap(count).getLong();
    }

    @Test
    void ahead_isTheSources() {
        PipelineDriver running =
                run(Shop.planWith("topic: shop.orders", "topic: shop.orders\n    ahead: 3h"), "ingest-orders");
        TestInputTopic<byte[], byte[]> orders = running.bytesInto("shop.orders");
        orders.pipeInput(null, order("o1", T0 + 3 * 3_600_000));
        orders.pipeInput(null, order("o2", T0 + 3 * 3_600_000 + 1));

        DeadLetter letter = running.deadLetters().readValue();
        assertThat(letter.getReason()).isEqualTo(DeadLetterReason.FUTURE);
        assertThat(letter.getMessage())
                .isEqualTo("the event is stamped 2015-09-12T15:00:00.001Z, more than 10800 s ahead of the clock, which"
                        + " is the source's 'ahead'");
        assertThat(running.deadLetters().isEmpty()).isTrue();
    }

    @Test
    void includeEvent_countsTheEventThatAsks() {
        Plan including = Shop.planWith("publish: true", "publish: true\n    include_event: true");
        assertThat(vector(including, "user_orders:orders_1h")).isEqualTo(2L);
        assertThat(vector(including, "user_visits:visits_1h")).isNull();
        close();
        assertThat(vector(Shop.plan(Project.Order.ARRIVAL), "user_orders:orders_1h"))
                .isEqualTo(1L);
    }

    /** A feature of the second of two orders of one user. */
    private @Nullable Object vector(Plan plan, String feature) {
        PipelineDriver running = run(plan, "station-user");
        TestInputTopic<String, Flow> events = running.flowsInto("shop.station.user");
        for (int i = 0; i < 2; i++) {
            Map<String, Object> fields = Map.of("user", "ann", "amount", 2.0, "item", "pen");
            events.pipeInput(
                    "ann",
                    new Flow(new EventInFlight(
                            "orders",
                            "o" + i,
                            T0 + i,
                            new Origin("shop.orders", 0, (long) i),
                            fields,
                            new HashMap<>())));
        }
        EventInFlight second = (EventInFlight) running.flowsFrom("shop.station.item")
                .readRecordsToList()
                .get(1)
                .value()
                .getBody();
        return second.getFeatures().get(feature);
    }

    @Test
    void derivedFeature_isReadLikeAnyOther() {
        Plan plan = Shop.planWith(
                "  user_visits:\n    entity: user",
                "  user_visits:\n    derived: { half: visits_1h / 2, twice: half * 4, none: 1 / visits_1h }\n    entity: user");
        FeatureEngine engine = new FeatureEngine(Layouts.of(plan, "user"));
        MemoryRow row = new MemoryRow();
        engine.count(row, new Event("visits", "v1", T0, Map.of("user", "ann")));
        Answer one = engine.read(row, T0);
        assertThat(one.value("user_visits:half")).isEqualTo(0.5);
        assertThat(one.value("user_visits:twice")).isEqualTo(2.0);
        assertThat(one.value("user_visits:none")).isEqualTo(1.0);
        Answer later = engine.read(row, T0 + 7_200_000);
        assertThat(later.value("user_visits:half")).isEqualTo(0.0);
        assertThat(later.status("user_visits:none")).isEqualTo(Status.NULL_VALUE);
        Answer before = engine.read(row, T0 - 700_000);
        assertThat(before.status("user_visits:half")).isEqualTo(Status.INVALID);
        assertThat(before.reason(before.position("user_visits:half"))).contains("history");
        assertThat(engine.read(new MemoryRow(), T0).status("user_visits:half")).isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void entityOfSeveralFields_isKeyedByAllOfThem() {
        Plan pairs = Shop.planWith("item: { key: item }", "item: { key: [item, user] }");
        PipelineDriver running = run(pairs, "station-user");
        Map<String, Object> fields = Map.of("user", "an|n", "amount", 2.0, "item", "pen");
        running.flowsInto("shop.station.user")
                .pipeInput(
                        "an|n",
                        new Flow(new EventInFlight(
                                "orders", "o1", T0, new Origin("shop.orders", 0, 1L), fields, new HashMap<>())));
        TestRecord<String, Flow> next = running.flowsFrom("shop.station.item").readRecord();
        assertThat(next.key()).isEqualTo("pen|an\\|n");
    }
}
