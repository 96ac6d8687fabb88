package io.millrace.trainer.topology;

import static io.millrace.trainer.topology.Entries.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.project.Project.Order;
import io.millrace.schemas.Evaluation;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.LearnerRole;
import io.millrace.schemas.ModelEvent;
import io.millrace.schemas.Prediction;
import io.millrace.schemas.SnapshotChunk;
import io.millrace.trainer.learning.Counters.Count;
import io.millrace.trainer.learning.PrequentialTrainer;
import io.millrace.trainer.learning.Snapshot;
import io.millrace.trainer.learning.SnapshotChunks;
import io.millrace.trainer.query.ModelReplay;
import io.millrace.trainer.query.StoreNames;
import io.millrace.trainer.query.TrainerDefinitions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a model makes of its log. */
final class TrainTest {

    private static final List<String> LEARNERS = List.of("champion", "bayes", "no_change", "majority");

    private final ShopModel shop = ShopModel.in(Order.EVENT_TIME, 1);
    private final Topics topics = shop.plan().topics();
    private final TopologyTestDriver driver = ShopModel.driver(shop.pipeline().topology());
    private final TestInputTopic<String, Example> log = driver.createInputTopic(
            topics.examples("fraud"),
            new StringSerializer(),
            ShopModel.SERDES.of(Example.class).serializer());

    @AfterEach
    void close() {
        driver.close();
    }

    private <T extends SpecificRecord> List<T> read(String topic, Class<T> type) {
        return driver.createOutputTopic(
                        topic,
                        new StringDeserializer(),
                        ShopModel.SERDES.of(type).deserializer())
                .readValuesToList();
    }

    private void learn(List<Example> entries) {
        entries.forEach(entry -> log.pipeInput("fraud", entry));
    }

    private static Example mark(long time) {
        return new Example(ExampleKind.MARK, String.valueOf(time), time, Map.of(), null, null);
    }

    private static Example vector(int id, Random random) {
        Map<String, Object> inputs = Map.of(
                "activity:orders_1h",
                (long) random.nextInt(20),
                "amount",
                random.nextDouble() * 100,
                "express",
                random.nextBoolean());
        return new Example(ExampleKind.VECTOR, "o" + id, minute(id), inputs, null, null);
    }

    /** Large orders are fraud. */
    private static boolean fraud(Example vector) {
        return vector.getInputs().get("amount") instanceof Double amount && amount > 60;
    }

    private static List<Example> orders(int count) {
        Random random = new Random(42);
        List<Example> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Example vector = vector(i, random);
            entries.add(vector);
            entries.add(Entries.label(vector.getId(), vector.getTime(), fraud(vector)));
        }
        return entries;
    }

    @Test
    void vector_isPredictedAtOnce_byEveryLearnerWithTheChampionFirst() {
        List<Example> entries = orders(400);
        learn(entries);
        assertThat(read(topics.predictions("fraud"), Prediction.class)).hasSize(400);
        log.pipeInput("fraud", vector(1_000, new Random(1)));
        Prediction prediction =
                read(topics.predictions("fraud"), Prediction.class).get(0);
        assertThat(prediction.getId()).isEqualTo("o1000");
        assertThat(prediction.getLearned()).isEqualTo(400);
        assertThat(prediction.getLearners().stream().map(learner -> learner.getLearner()))
                .startsWith("champion")
                .containsExactlyInAnyOrderElementsOf(LEARNERS);
        assertThat(prediction.getPredicted())
                .isEqualTo(prediction.getLearners().get(0).getPredicted());
        assertThat(prediction.getScore())
                .isEqualTo(prediction.getLearners().get(0).getScores().get(prediction.getPredicted()));
        assertThat(read(topics.evaluations("fraud"), Evaluation.class)).isEmpty();
    }

    @Test
    void evaluations_atAMark_countEveryFateOfALabel() {
        Random random = new Random(3);
        List<Example> entries = orders(300);
        entries.add(vector(500, random));
        entries.add(new Example(ExampleKind.TIMEOUT, "o500", minute(530), Map.of(), null, null));
        entries.add(Entries.label("o500", minute(531), true)); // too late
        entries.add(Entries.label("o7", minute(532), true)); // repeated
        entries.add(Entries.label("nobody", minute(533), true)); // unknown
        entries.add(mark(minute(540)));
        learn(entries);
        List<Evaluation> evaluations = read(topics.evaluations("fraud"), Evaluation.class);
        assertThat(evaluations.stream().map(Evaluation::getLearner)).containsExactlyInAnyOrderElementsOf(LEARNERS);
        for (Evaluation evaluation : evaluations) {
            assertThat(evaluation.getTime()).isEqualTo(minute(540));
            assertThat(evaluation.getPredictions()).isEqualTo(301);
            assertThat(evaluation.getLabelsJoined()).isEqualTo(300);
            assertThat(evaluation.getTotal().getLabelled()).isEqualTo(300);
            assertThat(evaluation.getLabelsTimedOut()).isEqualTo(1);
            assertThat(evaluation.getLabelsUnmatched()).isEqualTo(3);
        }
        Evaluation champion = evaluations.get(0);
        assertThat(champion.getRole()).isEqualTo(LearnerRole.CHAMPION);
        assertThat(champion.getTotal().getAccuracy()).isEqualTo(accuracy(entries));
        assertThat(champion.getTotal().getKappa()).isGreaterThan(0.5);
    }

    /** Share of the champion's predictions that agree with the labels, counted from the topics. */
    private double accuracy(List<Example> entries) {
        Map<String, String> truth = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.getKind() == ExampleKind.VECTOR)
                .forEach(vector -> truth.put(vector.getId(), String.valueOf(fraud(vector))));
        List<Prediction> predictions = read(topics.predictions("fraud"), Prediction.class).stream()
                .filter(prediction -> !prediction.getId().equals("o500"))
                .toList();
        long right = predictions.stream()
                .filter(prediction -> prediction.getPredicted().equals(truth.get(prediction.getId())))
                .count();
        return (double) right / predictions.size();
    }

    @Test
    void snapshots_putTogether_haveTheStatedHash() throws NoSuchAlgorithmException {
        learn(orders(8_000));
        Map<String, ModelEvent> newest = new LinkedHashMap<>();
        read(topics.events("fraud"), ModelEvent.class).forEach(event -> newest.put(event.getLearner(), event));
        assertThat(newest).containsKeys("champion", "bayes");
        List<SnapshotChunk> chunks = read(topics.snapshots("fraud"), SnapshotChunk.class);
        for (ModelEvent event : newest.values()) {
            List<SnapshotChunk> version = chunks.stream()
                    .filter(chunk ->
                            chunk.getLearner().equals(event.getLearner()) && chunk.getVersion() == event.getVersion())
                    .sorted(Comparator.comparingInt(SnapshotChunk::getChunk))
                    .toList();
            assertThat(version).hasSize(version.get(0).getChunks());
            Snapshot snapshot = SnapshotChunks.assemble(
                    version.stream().map(chunk -> chunk.getBytes().array()).toList());
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(snapshot.raw()));
            assertThat(hash).isEqualTo(event.getSha256());
            assertThat(version).allSatisfy(chunk -> {
                assertThat(chunk.getSha256()).isEqualTo(hash);
                assertThat(chunk.getSize()).isEqualTo(snapshot.raw().length);
                assertThat(chunk.getLearned()).isEqualTo(event.getLearned());
            });
        }
    }

    @Test
    void model_ofItsStoresAndOfItsLog_isTheSame() {
        List<Example> entries = orders(8_000);
        entries.add(vector(20_000, new Random(5)));
        learn(entries);
        ModelReplay replay = new ModelReplay(shop.plan(), shop.model());
        entries.forEach(replay::accept);
        assertThat(restarted().hashes()).isEqualTo(replay.hashes()).containsOnlyKeys(LEARNERS);
        // and goes on as the one that was never stopped
        assertThat(restarted().counters().of(Count.PREDICTIONS)).isEqualTo(8_001);
    }

    /** A trainer over the stores of the driver, as one is after a restart. */
    private PrequentialTrainer restarted() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        for (String store : List.of(StoreNames.PENDING, StoreNames.ROWS, StoreNames.JOURNAL, StoreNames.SNAPSHOTS)) {
            context.addStateStore(driver.getKeyValueStore(store));
        }
        return new PrequentialTrainer(
                TrainerDefinitions.of(shop.plan(), shop.model()),
                TrainerDefinitions.factory(),
                new StoredState(context));
    }
}
