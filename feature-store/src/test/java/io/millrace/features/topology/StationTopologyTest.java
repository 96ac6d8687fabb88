package io.millrace.features.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.features.Shop;
import io.millrace.runtime.project.Project;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.DeadLetterReason;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import io.millrace.schemas.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StationTopologyTest {

    private static final long T0 = PipelineDriver.START.toEpochMilli();

    private PipelineDriver pipeline = new PipelineDriver(Project.Order.EVENT_TIME, "shop-station-user");
    private TestInputTopic<String, Flow> events = pipeline.flowsInto("shop.station.user");

    @AfterEach
    void close() {
        pipeline.close();
    }

    private void inArrivalOrder() {
        pipeline.close();
        pipeline = new PipelineDriver(Project.Order.ARRIVAL, "shop-station-user");
        events = pipeline.flowsInto("shop.station.user");
    }

    private void order(String id, String user, long time) {
        send("orders", id, time, Map.of("user", user, "amount", 2.0, "item", "pen"));
    }

    private void send(String source, String id, long time, Map<String, Object> fields) {
        events.pipeInput(
                String.valueOf(fields.getOrDefault("user", id)),
                new Flow(new EventInFlight(
                        source, id, time, new Origin("shop." + source, 1, 5L), fields, new HashMap<>())));
    }

    private void hear(String channel, long time) {
        events.pipeInput("", new Flow(new Progress(channel, time, time, false, Map.of())));
    }

    private void hearAll(long time) {
        hear("ingest.orders/0", time);
        hear("ingest.orders/1", time);
        hear("ingest.visits/0", time);
    }

    private List<TestRecord<String, Flow>> sent() {
        return pipeline.flowsFrom("shop.station.item").readRecordsToList();
    }

    /** What was sent on, in short. */
    private static List<String> brief(List<TestRecord<String, Flow>> sent) {
        List<String> brief = new ArrayList<>();
        for (TestRecord<String, Flow> record : sent) {
            if (record.value().getBody() instanceof Progress word) {
                brief.add(word.getChannel() + " " + (word.getTime() - T0) + " newest " + (word.getNewest() - T0));
            } else {
                brief.add(record.key() + ":" + event(record).getId());
            }
        }
        return brief;
    }

    private static EventInFlight event(TestRecord<String, Flow> record) {
        return (EventInFlight) record.value().getBody();
    }

    @Test
    void event_waitsForTheWatermarkOfEveryChannel_andComesInOrderOfTimeAndId() {
        order("b", "ann", T0 + 1);
        order("a", "bob", T0 + 1);
        order("z", "ann", T0);
        hear("ingest.orders/0", T0 + 5);
        hear("ingest.visits/0", T0 + 9);
        assertThat(sent()).isEmpty();

        hear("ingest.orders/1", T0 + 5);

        assertThat(brief(sent())).containsExactly("pen:z", "pen:a", "pen:b", "station.user/0 5 newest 9");
    }

    @Test
    void watermark_isPassedOnOnce_andOnlyAfterItsEvents() {
        IntStream.range(0, 500).forEach(i -> order("o" + i, "ann", T0 + i));
        hearAll(T0 + 10_000);
        hearAll(T0 + 10_000);
        pipeline.wait(Duration.ofMillis(100));

        assertThat(brief(sent())).hasSize(501).endsWith("pen:o499", "station.user/0 10000 newest 10000");
    }

    @Test
    void event_isNotCountedWhileTheRowOfItsEntityIsRead() {
        inArrivalOrder();
        CompletableFuture<Void> counted = Objects.requireNonNull(
                        pipeline.partitions().find("user", 0))
                .locks()
                .holding("ann", () -> {
                    CompletableFuture<Void> counting = CompletableFuture.runAsync(() -> order("a", "ann", T0));
                    assertThatThrownBy(() -> counting.get(300, TimeUnit.MILLISECONDS))
                            .isInstanceOf(TimeoutException.class);
                    return counting;
                });
        counted.join();
        assertThat(brief(sent())).containsExactly("pen:a");
    }

    @ParameterizedTest
    @EnumSource(Project.Order.class)
    void event_thatMakesItsRowTooLarge_isADeadLetter_andTheOthersGoOn(Project.Order order) {
        pipeline.close();
        pipeline = new PipelineDriver(order, "shop-station-user");
        events = pipeline.flowsInto("shop.station.user");
        order("o1", "ann", T0);
        send("orders", "o2", T0 + 1, Map.of("user", "ann", "amount", 2.0, "item", "x".repeat(800_000)));
        order("o3", "ann", T0 + 2);
        hearAll(T0 + 5_000);

        List<TestRecord<String, Flow>> sent = sent();
        assertThat(brief(sent)).startsWith("pen:o1", "pen:o3");
        assertThat(event(sent.get(1)).getFeatures()).containsEntry("user_orders:orders_1h", 1L);
        KeyValue<String, DeadLetter> letter = pipeline.deadLetters().readKeyValue();
        assertThat(letter.key).isEqualTo("orders");
        assertThat(letter.value.getReason()).isEqualTo(DeadLetterReason.UNUSABLE);
        assertThat(letter.value.getStage()).isEqualTo("station.user");
        assertThat(letter.value.getOrigin()).isEqualTo(new Origin("shop.orders", 1, 5L));
        assertThat(letter.value.getMessage())
                .matches(
                        "with this event a part of the row of entity 'user' would have 80\\d{4} bytes, and at most 786432 .*");
        assertThat(StandardCharsets.UTF_8.decode(letter.value.getValue()).toString())
                .startsWith("{\"source\": \"orders\", \"id\": \"o2\"");
        assertThat(pipeline.deadLetters().isEmpty()).isTrue();
    }

    @Test
    void update_thatIsTooLargeForARecord_isADeadLetter_andTheEventGoesOn() {
        pipeline.close();
        pipeline = new PipelineDriver(Shop.planWith("  user_visits:\n", """
                  texts:
                    entity: user
                    source: orders
                    publish: true
                    features:
                      a: { aggregate: last_n, of: item, n: 20, windows: [1d] }
                      b: { aggregate: last_n, of: item, n: 19, windows: [1d] }
                      c: { aggregate: last_n, of: item, n: 18, windows: [1d] }
                      d: { aggregate: last_n, of: item, n: 17, windows: [1d] }
                  user_visits:
                """), "shop-station-user");
        events = pipeline.flowsInto("shop.station.user");
        long halfAnHour = Duration.ofMinutes(30).toMillis();
        for (int i = 0; i < 8; i++) { // a row has each text once, an answer four times
            send(
                    "orders",
                    "o" + i,
                    T0 + i * halfAnHour,
                    Map.of("user", "ann", "amount", 2.0, "item", i + "x".repeat(25_000)));
        }
        hearAll(T0 + 8 * halfAnHour);

        assertThat(sent()).as("events, and progress").hasSize(9);
        assertThat(pipeline.bytesFrom("shop.features.texts").readValuesToList()).hasSize(7);
        List<DeadLetter> letters = pipeline.deadLetters().readValuesToList();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).getMessage())
                .startsWith("the features of view 'texts' come to 800")
                .contains("and at most 786432 go into a record: this change of them is not published.");
    }

    @Test
    void attached_isStrictlyBeforeTheEvent_fromAllViewsOfTheStation() {
        send("visits", "v1", T0 - 1_000, Map.of("user", "ann"));
        order("o1", "ann", T0);
        order("o2", "ann", T0 + 2_000);
        hearAll(T0 + 5_000);

        List<TestRecord<String, Flow>> sent = sent();
        Map<String, Object> first = new HashMap<>();
        first.put("user_orders:orders_10m", null);
        first.put("user_orders:orders_1h", null);
        first.put("user_orders:large_1h", null);
        first.put("user_orders:total_1h", null);
        first.put("user_orders:item", null);
        first.put("user_orders:idle", null);
        first.put("user_visits:visits_1h", 1L);
        assertThat(event(sent.get(0)).getFeatures()).isEqualTo(first);
        assertThat(event(sent.get(1)).getFeatures())
                .containsEntry("user_orders:orders_10m", 1L)
                .containsEntry("user_orders:total_1h", 2.0)
                .containsEntry("user_orders:item", "pen")
                .containsEntry("user_orders:idle", 2.0)
                .containsEntry("user_visits:visits_1h", 1L);
        assertThat(event(sent.get(1)).getOrigin()).isEqualTo(new Origin("shop.orders", 1, 5L));
    }

    @Test
    void firstEvent_ofAnEntity_hasNoValues() {
        order("o1", "ann", T0);
        hearAll(T0);

        assertThat(event(sent().get(0)).getFeatures()).hasSize(7).allSatisfy((name, value) -> assertThat(value)
                .isNull());
    }

    @Test
    void event_withoutTheEntityKey_passesThroughUncounted() {
        send("orders", "o1", T0, Map.of("item", "pen", "amount", 2.0));
        order("o2", "o1", T0 + 1);
        hearAll(T0 + 1);

        List<TestRecord<String, Flow>> sent = sent();
        assertThat(brief(sent)).containsExactly("pen:o1", "pen:o2", "station.user/0 1 newest 1");
        assertThat(event(sent.get(0)).getFeatures()).isEmpty();
        assertThat(event(sent.get(1)).getFeatures()).containsEntry("user_orders:orders_1h", null);
        assertThat(updates()).hasSize(1);
    }

    @Test
    void event_thatNobodyWaitsFor_isCountedAndEndsHere() {
        send("visits", "v1", T0, Map.of("user", "ann"));
        hearAll(T0);

        assertThat(brief(sent())).containsExactly("station.user/0 0 newest 0");
    }

    @Test
    void event_inArrivalOrder_isHandledWhenItComes() {
        inArrivalOrder();
        order("o2", "ann", T0 + 1);
        order("o1", "ann", T0);

        assertThat(brief(sent())).containsExactly("pen:o2", "pen:o1");
        hearAll(T0 + 1);
        assertThat(brief(sent())).containsExactly("station.user/0 1 newest 1");
    }

    @Test
    void event_before1970_isHandled() {
        inArrivalOrder();
        order("old", "ann", -5);

        assertThat(sent()).extracting(TestRecord::timestamp).containsExactly(0L);
        assertThat(updates()).hasSize(1);
    }

    private List<KeyValue<String, GenericRecord>> updates() {
        List<KeyValue<String, GenericRecord>> updates = new ArrayList<>();
        for (KeyValue<String, byte[]> update :
                pipeline.bytesFrom("shop.features.user_orders").readKeyValuesToList()) {
            updates.add(KeyValue.pair(
                    update.key,
                    pipeline.serdes().generic().deserializer().deserialize("shop.features.user_orders", update.value)));
        }
        return updates;
    }

    @Test
    void entity_beyondItsTimeToLive_isRemovedFromTheStoreAndTheTopic_inBoundedSteps() {
        int entities = Sweep.STEP + 10;
        IntStream.range(0, entities).forEach(i -> order("o" + i, "user-" + i, T0));
        send("visits", "v1", T0, Map.of("user", "user-3"));
        order("late", "ann", T0 + Duration.ofDays(29).toMillis());
        hearAll(T0 + Duration.ofDays(30).toMillis());
        pipeline.wait(Duration.ofSeconds(1));
        assertThat(rows())
                .as("30 days, and 10 minutes for late events, are not over")
                .isEqualTo(entities + 1);
        updates();

        hearAll(T0 + Duration.ofDays(34).toMillis());
        pipeline.wait(Duration.ofMillis(100));
        assertThat(rows()).isBetween(10L, entities - 1L);
        pipeline.wait(Duration.ofSeconds(1));
        assertThat(rows()).as("ann, and the view of user-3 that has no ttl").isEqualTo(2);
        assertThat(pipeline.bytesFrom("shop.features.user_orders").readKeyValuesToList())
                .hasSize(entities)
                .allSatisfy(update -> assertThat(update.value).isNull());
    }

    private long rows() {
        long rows = 0;
        try (KeyValueIterator<String, byte[]> all = pipeline.driver()
                .<String, byte[]>getKeyValueStore(StationPlan.HOT_STORE)
                .all()) {
            while (all.hasNext()) {
                all.next();
                rows++;
            }
        }
        return rows;
    }

    @Test
    void publishedView_hasATypedUpdate_afterEachEventOfItsSource() {
        order("o1", "ann", T0);
        send("visits", "v1", T0 + 1, Map.of("user", "ann"));
        hearAll(T0 + 1);

        List<KeyValue<String, GenericRecord>> updates = updates();
        assertThat(updates).hasSize(1);
        assertThat(updates.get(0).key).isEqualTo("ann");
        assertThat(updates.get(0).value)
                .hasToString("{\"entity\": \"ann\", \"as_of\": " + T0 + ", \"orders_10m\": 1, \"orders_1h\": 1, "
                        + "\"large_1h\": 0, \"total_1h\": 2.0, \"item\": \"pen\", \"idle\": 0.0}");
        assertThat(updates.get(0).value.getSchema().getFullName())
                .isEqualTo("io.millrace.features.shop.FeatureUpdate_user_orders");
        assertThat(updates.get(0).value.getSchema().getField("total_1h").schema())
                .hasToString("[\"null\",\"double\"]");
    }

    @Test
    void publishedUpdate_ofALateEvent_isAsOfTheNewest() {
        inArrivalOrder();
        order("o2", "ann", T0 + 60_000);
        order("o1", "ann", T0);

        assertThat(updates())
                .extracting(update -> update.value.get("as_of") + " " + update.value.get("orders_1h") + " "
                        + update.value.get("idle"))
                .containsExactly((T0 + 60_000) + " 1 0.0", (T0 + 60_000) + " 2 0.0");
    }
}
