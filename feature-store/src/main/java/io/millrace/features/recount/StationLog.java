package io.millrace.features.recount;

import io.millrace.features.query.KeptView;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.PartitionLog;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what came to a partition of a station, and what the station has kept about its views, from their topics. */
final class StationLog {

    private final Topics topics;
    private final Cluster cluster;
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
        this.cluster = cluster;
    }

    /** Shows recounts the events of their entities, by key; all are of one partition. */
    Extent read(Entity entity, int partition, Map<String, ? extends Collection<Recount>> recounts) {
        TopicPartition log = new TopicPartition(topics.station(entity.name()), partition);
        return read(log, record -> {
            Collection<Recount> wanting = recounts.get(record.key());
            if (wanting != null
                    && flows.deserialize(log.topic(), record.value()).getBody() instanceof EventInFlight event
                    // an event without the entity comes under its id
                    && record.key().equals(entity.keyOf(event.getFields()))) {
                wanting.forEach(recount -> recount.take(event, record.timestamp()));
            }
        });
    }

    /** What the partition has kept about the views of the station, by name. */
    Map<String, KeptView> views(Entity entity, int partition) {
        Map<String, KeptView> kept = new HashMap<>();
        String changelog = topics.stationApp(entity.name()) + "-" + Layouts.DEFINITIONS_STORE + "-changelog";
        read(
                new TopicPartition(changelog, partition),
                record -> kept.put(record.key(), KeptView.decode(record.value())));
        return kept;
    }

    private Extent read(TopicPartition partition, Consumer<ConsumerRecord<String, byte[]>> taker) {
        AtomicLong first = new AtomicLong(Long.MAX_VALUE);
        long begin = new PartitionLog<>(cluster, partition.topic(), partition.partition(), new ByteArrayDeserializer())
                .read(record -> {
                    first.accumulateAndGet(record.timestamp(), Math::min);
                    taker.accept(record);
                });
        return new Extent(begin == 0, first.get());
    }
}
