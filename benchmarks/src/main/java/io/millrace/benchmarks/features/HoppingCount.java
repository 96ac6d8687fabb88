package io.millrace.benchmarks.features;

import io.millrace.schemas.Flow;
import io.millrace.schemas.serde.AvroSerdes;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.WindowStore;

/** The Kafka Streams DSL: one count over windows of an hour by a minute, with the cache that it likes. */
final class HoppingCount {

    static final Duration WINDOW = Duration.ofHours(1);
    static final Duration HOP = Duration.ofMinutes(1);

    private HoppingCount() {}

    static Topology topology(AvroSerdes serdes, String topic, Properties settings) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        builder.stream(
                        topic,
                        Consumed.with(Serdes.String(), serdes.of(Flow.class)).withName("events"))
                .groupByKey(Grouped.<String, Flow>as("by-customer")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(serdes.of(Flow.class)))
                .windowedBy(TimeWindows.ofSizeAndGrace(WINDOW, Duration.ofMinutes(10))
                        .advanceBy(HOP))
                .count(Materialized.<String, Long, WindowStore<Bytes, byte[]>>as("count")
                        .withKeySerde(Serdes.String())
                        .withCachingEnabled());
        return builder.build(settings);
    }
}
