package io.millrace.benchmarks.flink;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** From the topic to the counts, as the documentation of Flink has it: one state entry per key and window. */
record SlidingCountPipeline(SlidingCount count, Meter meter) {

    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(1);

    /** Key and count of each window that has ended; with the end of what the topic now holds all of them end. */
    DataStream<Tuple2<String, Long>> counts(StreamExecutionEnvironment environment) {
        return environment
                .fromSource(source(), watermarks(), "events")
                .keyBy(event -> event.f0, Types.STRING)
                .window(SlidingEventTimeWindows.of(
                        Duration.ofMillis(count.windowMillis()), Duration.ofMillis(count.slideMillis())))
                .aggregate(new CountCalls(meter), new WithKey(), Types.LONG, Types.TUPLE(Types.STRING, Types.LONG));
    }

    private KafkaSource<Tuple2<String, Long>> source() {
        return KafkaSource.<Tuple2<String, Long>>builder()
                .setBootstrapServers(count.bootstrapServers())
                .setTopics(count.topic())
                .setGroupId("sliding-count")
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                // nobody reads the client's metrics, and most of their names collide
                .setProperty(KafkaSourceOptions.REGISTER_KAFKA_CONSUMER_METRICS.key(), "false")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(new FlowReader(count.registryUrl()))
                .build();
    }

    private static WatermarkStrategy<Tuple2<String, Long>> watermarks() {
        return WatermarkStrategy.<Tuple2<String, Long>>forBoundedOutOfOrderness(OUT_OF_ORDER)
                .withTimestampAssigner((event, recordTime) -> event.f1);
    }
}
