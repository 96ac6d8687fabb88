package io.millrace.features.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.ingest.IngestState;
import io.millrace.features.query.IngestCounts;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.streams.Declaration;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.DeadLetterReason;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import io.millrace.schemas.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestTopologyTest {

    private static final long T0 = PipelineDriver.START.toEpochMilli() - 3_600_000;

    private PipelineDriver pipeline = new PipelineDriver(Project.Order.EVENT_TIME, "shop-ingest-orders");
    private TestInputTopic<byte[], byte[]> orders = pipeline.bytesInto("shop.orders");

    @AfterEach
    void close() {
        pipeline.close();
    }

    private void inArrivalOrder() {
        pipeline.close();
        pipeline = new PipelineDriver(Project.Order.ARRIVAL, "shop-ingest-orders");
        orders = pipeline.bytesInto("shop.orders");
    }

    private static byte[] json(String id, long time, String rest) {
        return ("{\"id\": \"" + id + "\", \"at\": " + time + rest + "}").getBytes(StandardCharsets.UTF_8);
    }

    private void send(String id, long time) {
        orders.pipeInput(null, json(id, time, ", \"user\": \"ann\""), Instant.ofEpochMilli(77));
    }

    private void declare(long time, byte @Nullable [] value) {
        Headers headers = new RecordHeaders();
        headers.add(Declaration.HEADER, Long.toString(time).getBytes(StandardCharsets.US_ASCII));
        orders.pipeInput(new TestRecord<>(null, value, headers, PipelineDriver.START));
    }

    private IngestState state() {
        return IngestState.decode(pipeline.driver()
                .<String, byte[]>getKeyValueStore(IngestCounts.STORE)
                .get("state"));
    }

    /** What was sent on, in short: ids of events, and watermarks after T0 in seconds. */
    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        for (KeyValue<String, Flow> flow :
                pipeline.flowsFrom("shop.station.user").readKeyValuesToList()) {
            if (flow.value.getBody() instanceof Progress word) {
                sent.add((word.getIdle() ? "idle " : "") + word.getChannel() + " "
                        + (word.getTime() == Long.MIN_VALUE ? "none" : String.valueOf(word.getTime() - T0)));
            } else if (flow.value.getBody() instanceof EventInFlight event) {
                sent.add(flow.key + ":" + event.getId());
            }
        }
        return sent;
    }

    @Test
    void event_withMoreTextThanARecordCanCarry_isADeadLetter_withTheBeginningOfItsBytes() {
        orders.pipeInput(null, json("o1", T0, ", \"user\": \"" + "u".repeat(900_000) + "\""));
        orders.pipeInput(null, json("o".repeat(65_534), T0, ", \"user\": \"ann\""));
        orders.pipeInput(
                null, json("o".repeat(65_533), T0, ", \"user\": \"ann\", \"note\": \"" + "n".repeat(900_000) + "\""));

        List<DeadLetter> letters = pipeline.deadLetters().readValuesToList();
        assertThat(letters)
                .extracting(DeadLetter::getReason)
                .containsExactly(DeadLetterReason.UNUSABLE, DeadLetterReason.UNUSABLE);
        assertThat(letters.get(0).getMessage()).contains("900002 characters", "at most 65536");
        assertThat(letters.get(0).getValue().remaining()).isEqualTo(1 << 18);
        assertThat(state().accepted()).isEqualTo(1);
    }

    @Test
    void event_isSentOnWithItsFieldsAndOrigin_underItsEntity() {
        orders.pipeInput(
                null, json("o1", T0, ", \"user\": \"ann\", \"item\": \"pen\", \"amount\": 2, \"note\": \"unused\""));

        TestRecord<String, Flow> record =
                pipeline.flowsFrom("shop.station.user").readRecord();
        assertThat(record.key()).isEqualTo("ann");
        assertThat(record.timestamp()).isEqualTo(T0);
        assertThat(record.value().getBody())
                .isEqualTo(new EventInFlight(
                        "orders",
                        "o1",
                        T0,
                        new Origin("shop.orders", 0, 0L),
                        Map.of("user", "ann", "item", "pen", "amount", 2.0),
                        Map.of()));
    }

    @Test
    void event_withoutTheEntity_travelsUnderItsId() {
        orders.pipeInput(null, json("o1", T0, ""));

        assertThat(sent()).first().isEqualTo("o1:o1");
    }

    @Test
    void watermark_isAnnouncedInSteps_afterTheEventThatMovedIt() {
        send("o1", T0);
        send("o2", T0 + 1);
        send("o3", T0 + 10_000);

        assertThat(sent())
                .containsExactly("ann:o1", "ingest.orders/0 -600001", "ann:o2", "ann:o3", "ingest.orders/0 -590001");
    }

    @Test
    void lateEvent_isCountedAndLeftOut() {
        send("o1", T0);
        send("edge", T0 - 600_000);
        send("late", T0 - 600_001);

        assertThat(sent()).contains("ann:edge").doesNotContain("ann:late");
        assertThat(state().late()).isEqualTo(1);
        assertThat(state().accepted()).isEqualTo(2);
        assertThat(pipeline.deadLetters().isEmpty()).isTrue();
    }

    @Test
    void repeatedEvent_isCountedAndLeftOut_withinTheHorizon() {
        send("o1", T0);
        send("o1", T0 + 5);
        send("o2", T0 + 3_600_000);
        send("o1", T0 + 3_600_000);
        assertThat(state().duplicates()).isEqualTo(2);

        pipeline.wait(Duration.ofHours(2));
        send("o3", T0 + 2 * 3_600_000 + 1);
        send("o1", T0 + 2 * 3_600_000 + 1);

        assertThat(state().duplicates()).isEqualTo(2);
        assertThat(sent()).filteredOn(text -> text.equals("ann:o1")).hasSize(2);
    }

    @Test
    void deadLetter_hasReasonOriginAndBytes() {
        byte[] key = {1, 2};
        byte[] value = "{\"id\": \"o1\"}".getBytes(StandardCharsets.UTF_8);
        send("o0", T0);
        orders.pipeInput(key, value, Instant.ofEpochMilli(77));

        DeadLetter letter = pipeline.deadLetters().readValue();
        assertThat(letter.getReason()).isEqualTo(DeadLetterReason.NO_TIME);
        assertThat(letter.getMessage()).isEqualTo("field 'at', the event time, is missing");
        assertThat(letter.getStage()).isEqualTo("ingest.orders");
        assertThat(letter.getOrigin()).isEqualTo(new Origin("shop.orders", 0, 1L));
        assertThat(letter.getTimestamp()).isEqualTo(77);
        assertThat(letter.getKey().array()).isEqualTo(key);
        assertThat(letter.getValue().array()).isEqualTo(value);
        assertThat(state().deadLetters()).isEqualTo(1);
    }

    @Test
    void deadLetter_ofAnEmptyRecord_hasNeitherKeyNorValue() {
        orders.pipeInput(new TestRecord<>(null, null, Instant.ofEpochMilli(77)));

        DeadLetter letter = pipeline.deadLetters().readValue();
        assertThat(letter.getReason()).isEqualTo(DeadLetterReason.UNDECODABLE);
        assertThat(letter.getMessage()).isEqualTo("the record has no value");
        assertThat(letter.getKey()).isNull();
        assertThat(letter.getValue()).isNull();
    }

    @Test
    void eventFromTheFuture_isADeadLetter_andMovesNothing() {
        long bound = PipelineDriver.START.toEpochMilli() + 3_600_000;
        send("edge", bound);
        IngestState before = state();
        send("future", bound + 1);

        assertThat(pipeline.deadLetters().readValue().getReason()).isEqualTo(DeadLetterReason.FUTURE);
        assertThat(state()).isEqualTo(before.withDeadLetter());
    }

    @Test
    void eventBefore1970_isAnEventLikeOthers() {
        send("old", -5);

        TestRecord<String, Flow> record =
                pipeline.flowsFrom("shop.station.user").readRecord();
        assertThat(record.timestamp()).isZero();
        assertThat(((EventInFlight) record.value().getBody()).getTime()).isEqualTo(-5);
    }

    @Test
    void declaration_movesTheWatermarkToItsTime() {
        send("o1", T0);
        declare(T0 + 5, null);
        send("late", T0 + 5);
        send("o2", T0 + 6);

        assertThat(sent()).containsExactly("ann:o1", "ingest.orders/0 -600001", "ingest.orders/0 5", "ann:o2");
        assertThat(state().late()).isEqualTo(1);
    }

    @Test
    void declaration_onAnEvent_loosesNeither() {
        declare(T0, json("o1", T0, ", \"user\": \"ann\""));

        assertThat(sent()).containsExactly("ann:o1", "ingest.orders/0 0");
    }

    @Test
    void silence_inEventTimeOrder_neverMakesIdle() {
        send("o1", T0);
        sent();
        pipeline.wait(Duration.ofHours(5));

        assertThat(sent()).isEmpty();
    }

    @Test
    void silence_inArrivalOrder_isSaidOnce_andLiftedByTheNextRecord() {
        inArrivalOrder();
        pipeline.wait(Duration.ofSeconds(29));
        assertThat(sent()).isEmpty();

        pipeline.wait(Duration.ofSeconds(1));
        pipeline.wait(Duration.ofSeconds(60));
        assertThat(sent()).containsExactly("idle ingest.orders/0 none");

        send("o1", T0);
        assertThat(sent()).containsExactly("ann:o1", "ingest.orders/0 -600001");

        pipeline.wait(Duration.ofSeconds(30));
        send("late", T0 - 3_600_000);
        assertThat(sent()).containsExactly("idle ingest.orders/0 -600001", "ingest.orders/0 -600001");
    }
}
