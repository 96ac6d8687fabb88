package io.millrace.features.recount;

import io.millrace.features.query.KeptView;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what came to a partition of a station, and what the station has kept about its views, from their topics. */
final class StationLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Topics topics;
    private final KafkaConsumer<String, byte[]> kafka;
    private final Deserializer<Flow> flows;

    /**
     * What of a partition is still there.
     *
     * @param whole whether it is all that ever came
     * @param firstAppended when the first record that is there came, epoch milliseconds
     */
    record Extent(boolean whole, long firstAppended) {}

    StationLog(Topics topics, Cluster cluster) {
        this.topics = topics;
        this.flows = cluster.serdes().of(Flow.class).deserializer();
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Shows recounts the events of their entities, by key, as long as one wants more; all are of one partition. */
    Extent read(String entity, int partition, Map<String, ? extends Collection<Recount>> recounts) {
        TopicPartition log = new TopicPartition(topics.station(entity), partition);
        boolean whole = kafka.beginningOffsets(List.of(log)).containsValue(0L);
        long[] first = {Long.MAX_VALUE};
        read(
                log,
                record -> {
                    first[0] = Math.min(first[0], record.timestamp());
                    Collection<Recount> wanting = recounts.get(record.key());
                    if (wanting != null
                            && flows.deserialize(log.topic(), record.value()).getBody()
                                    instanceof EventInFlight event) {
                        wanting.forEach(recount -> recount.take(event, record.timestamp()));
                    }
                },
                () -> recounts.values().stream().flatMap(Collection::stream).anyMatch(Recount::wantsMore));
        return new Extent(whole, first[0]);
    }

    /** What the partition has kept about the views of the station, by name. */
    Map<String, KeptView> views(String entity, int partition) {
        Map<String, KeptView> kept = new HashMap<>();
        String changelog = topics.stationApp(entity) + "-" + Layouts.DEFINITIONS_STORE + "-changelog";
        read(
                new TopicPartition(changelog, partition),
                record -> kept.put(record.key(), KeptView.decode(record.value())),
                () -> true);
        return kept;
    }

    private void read(TopicPartition partition, Consumer<ConsumerRecord<String, byte[]>> taker, BooleanSupplier more) {
        kafka.assign(List.of(partition));
        kafka.seekToBeginning(List.of(partition));
        long end = Objects.requireNonNull(kafka.endOffsets(List.of(partition)).get(partition));
        while (kafka.position(partition) < end && more.getAsBoolean()) {
            kafka.poll(POLL).forEach(taker);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
