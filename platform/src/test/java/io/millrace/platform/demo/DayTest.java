package io.millrace.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.testing.FeatureClient;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Partitioning;
import io.millrace.schemas.AlertStatus;
import io.millrace.schemas.Evaluation;
import io.millrace.schemas.LearnerRole;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's day through the whole system, compared with what is computed by hand. It takes the first edits of the day, all
 * of them with {@code -Dmillrace.test.edits=39244}.
 */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DayTest {

    private static final int WHOLE_DAY = 39_244;
    private static final int EDITS = Integer.getInteger("millrace.test.edits", 8_000);
    private static final int VECTORS = 2_000;
    private static final int READS_IN_THE_PAST = 3;
    private static final long SEED = 20150912;

    /** Lines of edits that somebody else gives a verdict on, too. */
    private static final int SAME_PARTITION = 10;

    private static final int EARLIER = 11;
    private static final int LATER = 12;

    private final Cluster cluster;
    private final List<PastEdit> edits;
    private final Map<String, List<PastEdit>> byUser;
    private final Map<String, List<PastEdit>> byChannel;
    private final DayRun run;

    DayTest(Cluster cluster, @TempDir Path stateDir) throws Exception {
        this.cluster = cluster;
        this.edits = PastEdit.first(EDITS);
        this.byUser = grouped(PastEdit::user);
        this.byChannel = grouped(PastEdit::channel);
        this.run = new DayRun(cluster, EDITS, stateDir);
    }

    private Map<String, List<PastEdit>> grouped(Function<PastEdit, String> key) {
        return edits.stream()
                .sorted(PastEdit.ORDER)
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    @BeforeAll
    void replay() throws Exception {
        sendVerdict(SAME_PARTITION, 0, Duration.ofMinutes(1));
        sendVerdict(EARLIER, 1, Duration.ofMinutes(1));
        sendVerdict(LATER, 1, Duration.ofMinutes(16));
        run.sendVerdict(0, "no such edit", edits.get(0).time() + 1, true);
        run.replay();
    }

    /** A wrong verdict, so many partitions away from where the replay sends its own. */
    private void sendVerdict(int line, int away, Duration after) {
        Edit edit = run.edit(line);
        int partition = (Partitioning.of(edit.id(), 3) + away) % 3;
        run.sendVerdict(partition, edit.id(), edit.time() + after.toMillis(), !robot(edit));
    }

    private static boolean robot(Edit edit) {
        return edit.data().path("isRobot").asBoolean();
    }

    @AfterAll
    void close() {
        run.close();
    }

    @Test
    void summary_accountsForEveryEdit() {
        Summary summary = run.summary();
        assertThat(summary.inconsistencies()).isEmpty();
        assertThat(summary.edits().accepted()).isEqualTo(EDITS);
        assertThat(summary.edits().late() + summary.edits().duplicates()).isZero();
        assertThat(summary.predictions()).isEqualTo(EDITS);
        assertThat(summary.deadLetters()).isEqualTo(run.refused().size());
        assertThat(summary.edits().deadLetters() + summary.verdicts().deadLetters())
                .isEqualTo(run.refused().size());
        assertThat(summary.evaluations().values()).hasSize(5).allSatisfy(evaluation -> {
            assertThat(evaluation.getLabelsJoined()).isEqualTo(EDITS);
            assertThat(evaluation.getLabelsTimedOut()).isZero();
        });
    }

    @Test
    void champion_isBetterThanEveryOtherLearner() {
        Map<String, Evaluation> evaluations = run.summary().evaluations();
        Evaluation champion = Objects.requireNonNull(evaluations.get("champion"));
        assertThat(champion.getRole()).isEqualTo(LearnerRole.CHAMPION);
        assertThat(evaluations.values().stream().filter(other -> !other.equals(champion)))
                .hasSize(4)
                .allSatisfy(other -> assertThat(champion.getTotal().getKappa())
                        .isGreaterThan(other.getTotal().getKappa()));
    }

    @Test
    void models_areThoseThatTheirLogsGive() {
        assertThat(run.summary().hashes()).hasSize(5).allSatisfy((learner, hashes) -> assertThat(hashes.live())
                .isEqualTo(hashes.rebuilt()));
    }

    @Test
    void alerts_areTheOneThatIsMeant() {
        List<String> alerts = run.summary().alerts().stream()
                .map(alert -> alert.getFeature() + " " + alert.getStatus() + " "
                        + Instant.ofEpochMilli(alert.getWindowStart()))
                .toList();
        if (EDITS == WHOLE_DAY) {
            assertThat(alerts)
                    .containsExactly(
                            "added " + AlertStatus.FIRING + " 2015-09-12T15:00:00Z",
                            "added " + AlertStatus.RESOLVED + " 2015-09-12T16:00:00Z");
        } else {
            assertThat(alerts).isEmpty();
        }
    }

    @Test
    void verdicts_ofSomebodyElse_countOnce() {
        assertThat(run.summary().verdicts().accepted()).isEqualTo(EDITS + 3);
        assertThat(run.summary().verdicts().duplicates()).isEqualTo(1);
        assertThat(run.summary().verdicts().late()).isZero();
        assertThat(run.summary().evaluations().values())
                .allSatisfy(evaluation ->
                        assertThat(evaluation.getLabelsUnmatched()).isEqualTo(3));

        Map<String, List<Boolean>> labels = new HashMap<>();
        for (ConsumerRecord<byte[], GenericRecord> entry :
                Records.avro(cluster, run.plan().topics().examples("bot"))) {
            if (entry.value().get("kind").toString().equals("LABEL")) {
                labels.computeIfAbsent(entry.value().get("id").toString(), id -> new ArrayList<>())
                        .add((Boolean) entry.value().get("label"));
            }
        }
        assertThat(labels).hasSize(EDITS + 1);
        assertThat(labels.get(String.valueOf(SAME_PARTITION)))
                .as("the first of two in one partition is it; the other is a duplicate")
                .containsExactly(!robot(run.edit(SAME_PARTITION)));
        assertThat(labels.get(String.valueOf(EARLIER)))
                .as("the earlier one is learned, the other unmatched")
                .containsExactly(!robot(run.edit(EARLIER)), robot(run.edit(EARLIER)));
        assertThat(labels.get(String.valueOf(LATER)))
                .as("the earlier one is learned, the other unmatched")
                .containsExactly(robot(run.edit(LATER)), !robot(run.edit(LATER)));
        assertThat(labels.get("no such edit")).containsExactly(true);
    }

    @Test
    void unusableRecords_areDeadLetters_byteForByte() {
        Map<String, GenericRecord> letters = new HashMap<>();
        for (ConsumerRecord<byte[], GenericRecord> letter :
                Records.avro(cluster, run.plan().topics().deadLetters())) {
            GenericRecord origin = (GenericRecord) letter.value().get("origin");
            letters.put(
                    origin.get("topic") + "-" + origin.get("partition") + "@" + origin.get("offset"), letter.value());
        }
        assertThat(letters).hasSize(run.refused().size());
        SoftAssertions softly = new SoftAssertions();
        run.refused().forEach((at, unusable) -> {
            GenericRecord letter = letters.get(at.topic() + "-" + at.partition() + "@" + at.offset());
            softly.assertThat(letter).as("letter of %s", at).isNotNull();
            if (letter != null) {
                softly.assertThat(letter.get("reason"))
                        .as("reason of %s: %s", at, letter.get("message"))
                        .hasToString(unusable.reason().name());
                softly.assertThat(letter.get("message").toString()).as("%s", at).isNotBlank();
                softly.assertThat(letter.get("stage"))
                        .hasToString(unusable.topic().replace("wiki.", "ingest."));
                softly.assertThat(bytes(letter.get("key"))).as("key of %s", at).isEqualTo(unusable.key());
                softly.assertThat(bytes(letter.get("value")))
                        .as("value of %s", at)
                        .isEqualTo(unusable.value());
            }
        });
        softly.assertAll();
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        return value == null ? null : ((ByteBuffer) value).array();
    }

    @Test
    void everyAvroTopic_isReadByConfluentsOwnDeserializer() {
        for (String topic : run.avroTopics()) {
            List<ConsumerRecord<byte[], GenericRecord>> records = Records.avro(cluster, topic);
            assertThat(records).as(topic).allSatisfy(record -> assertThat(record.value())
                    .isNotNull());
            if (!topic.contains(".drift.") && !topic.endsWith(".events") && !topic.endsWith(".snapshots")) {
                assertThat(records).as(topic).isNotEmpty();
            }
        }
    }

    @Test
    void reads_ofEveryEntity_areThoseComputedByHand() {
        FeatureClient client = new FeatureClient(TestProject.url(run.node()));
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        check(client, "user_activity", byUser, ByHand::user, wrong);
        check(client, "channel_activity", byChannel, ByHand::channel, wrong);
        assertThat(wrong).isEmpty();
    }

    /** Reads every entity now and at times up to seven hours after its newest edit. */
    private void check(
            FeatureClient client,
            String view,
            Map<String, List<PastEdit>> entities,
            BiFunction<List<PastEdit>, Long, Map<String, @Nullable Object>> byHand,
            List<String> wrong) {
        long end = edits.stream().mapToLong(PastEdit::time).max().orElseThrow();
        entities.entrySet().parallelStream().forEach(entity -> {
            Random random = new Random(SEED + entity.getKey().hashCode());
            List<PastEdit> past = entity.getValue();
            long newest = past.get(past.size() - 1).time();
            JsonNode now = client.read(view, entity.getKey(), OptionalLong.empty());
            if (!now.path("as_of").asText().equals(Instant.ofEpochMilli(end).toString())) {
                wrong.add(view + " " + entity.getKey() + " is read now for " + now.path("as_of"));
            }
            compare(now, byHand.apply(past, end), view + " " + entity.getKey() + " now", wrong);
            for (int i = 0; i < READS_IN_THE_PAST; i++) {
                long asOf = newest
                        + (i == 0 ? 0 : random.nextLong(Duration.ofHours(7).toMillis()));
                JsonNode then = client.read(view, entity.getKey(), OptionalLong.of(asOf));
                compare(then, byHand.apply(past, asOf), view + " " + entity.getKey() + " at " + asOf, wrong);
            }
        });
    }

    private static void compare(
            JsonNode answer, Map<String, @Nullable Object> expected, String what, List<String> wrong) {
        JsonNode features = answer.path("features");
        if (features.size() != expected.size()) {
            wrong.add(what + ": " + features.size() + " features");
        }
        expected.forEach((name, value) -> {
            JsonNode found = features.path(name);
            Object read = found.path("value").isIntegralNumber()
                    ? (Object) found.path("value").longValue()
                    : found.path("value").isNumber()
                            ? (Object) found.path("value").doubleValue()
                            : found.path("value").isNull()
                                    ? null
                                    : found.path("value").textValue();
            String status = value == null ? "NULL_VALUE" : "PRESENT";
            if (!same(read, value) || !status.equals(found.path("status").asText())) {
                wrong.add(what + ": " + name + " is " + found + ", by hand " + value);
            }
        });
    }

    /** Equal, or doubles that differ by a billionth at most. */
    private static boolean same(@Nullable Object found, @Nullable Object expected) {
        if (found instanceof Double left && expected instanceof Double right) {
            return Math.abs(left - right) <= 1e-9 * Math.max(Math.abs(left), Math.abs(right));
        }
        return java.util.Objects.equals(found, expected);
    }

    @Test
    void vectors_holdWhatWasKnownStrictlyBefore() {
        Map<String, GenericRecord> vectors = new TreeMap<>();
        for (ConsumerRecord<byte[], GenericRecord> record :
                Records.avro(cluster, run.plan().topics().vectors("edits"))) {
            GenericRecord body = (GenericRecord) record.value().get("body");
            if (body.getSchema().getName().equals("EventInFlight")) {
                assertThat(vectors.put(body.get("id").toString(), body))
                        .as("vector %s twice", body.get("id"))
                        .isNull();
            }
        }
        assertThat(vectors).hasSize(EDITS);
        List<PastEdit> sample = new ArrayList<>(edits);
        Collections.shuffle(sample, new Random(SEED));
        List<String> wrong = new ArrayList<>();
        for (PastEdit edit : sample.subList(0, Math.min(VECTORS, sample.size()))) {
            Map<String, @Nullable Object> expected = new TreeMap<>();
            ByHand.user(before(byUser, edit.user(), edit), edit.time())
                    .forEach((name, value) -> expected.put("user_activity:" + name, value));
            ByHand.channel(before(byChannel, edit.channel(), edit), edit.time())
                    .forEach((name, value) -> expected.put("channel_activity:" + name, value));
            expected.keySet().retainAll(run.plan().attached("edits"));
            Map<String, @Nullable Object> found = features(Objects.requireNonNull(vectors.get(edit.id())));
            if (!found.keySet().equals(expected.keySet())) {
                wrong.add(edit.id() + " has " + found.keySet());
            }
            expected.forEach((name, value) -> {
                if (!same(found.get(name), value)) {
                    wrong.add(edit + ": " + name + " is " + found.get(name) + ", by hand " + value);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static List<PastEdit> before(Map<String, List<PastEdit>> entities, String key, PastEdit edit) {
        return entities.getOrDefault(key, List.of()).stream()
                .takeWhile(past -> PastEdit.ORDER.compare(past, edit) < 0)
                .toList();
    }

    private static Map<String, @Nullable Object> features(GenericRecord vector) {
        Map<String, @Nullable Object> features = new TreeMap<>();
        ((Map<?, ?>) vector.get("features"))
                .forEach((name, value) ->
                        features.put(name.toString(), value instanceof CharSequence text ? text.toString() : value));
        return features;
    }
}
