package io.millrace.features.topology;

import io.millrace.features.Shop;
import io.millrace.features.query.OpenPartitions;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.streams.Pipeline;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.Flow;
import io.millrace.schemas.serde.AvroSerdes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** One application of the shop, run without a broker. */
final class PipelineDriver implements AutoCloseable {

    static final Instant START = Instant.parse("2015-09-12T12:00:00Z");

    private static final AtomicInteger SCOPES = new AtomicInteger();
    private static final Map<String, Integer> PARTITIONS = Map.of("orders", 2, "visits", 1, "verdicts", 1);

    private final MovableClock clock = new MovableClock(START);
    private final OpenPartitions partitions;
    private final AvroSerdes serdes = new AvroSerdes("mock://feature-store-" + SCOPES.incrementAndGet());
    private final Path stateDir;
    private final TopologyTestDriver driver;

    PipelineDriver(Project.Order order, String applicationId) {
        this(Shop.plan(order), applicationId);
    }

    PipelineDriver(Plan plan, String applicationId) {
        partitions = new OpenPartitions(plan);
        Properties settings = new Properties();
        try {
            stateDir = Files.createTempDirectory("pipeline");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        Pipeline pipeline = pipelines(plan, serdes, clock, partitions).stream()
                .filter(one -> one.applicationId().equals(applicationId))
                .findFirst()
                .orElseThrow();
        driver = new TopologyTestDriver(pipeline.topology(), settings, START);
    }

    static List<Pipeline> pipelines(Project.Order order, AvroSerdes serdes, MovableClock clock) {
        return pipelines(Shop.plan(order), serdes, clock);
    }

    static List<Pipeline> pipelines(Plan plan, AvroSerdes serdes, MovableClock clock) {
        return pipelines(plan, serdes, clock, new OpenPartitions(plan));
    }

    private static List<Pipeline> pipelines(
            Plan plan, AvroSerdes serdes, MovableClock clock, OpenPartitions partitions) {
        return new FeaturePipelines(plan, new Channels(plan, PARTITIONS), serdes, clock, partitions).all();
    }

    TestInputTopic<byte[], byte[]> bytesInto(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    TestInputTopic<String, Flow> flowsInto(String topic) {
        return driver.createInputTopic(
                topic, new StringSerializer(), serdes.of(Flow.class).serializer());
    }

    TestOutputTopic<String, Flow> flowsFrom(String topic) {
        return driver.createOutputTopic(
                topic, new StringDeserializer(), serdes.of(Flow.class).deserializer());
    }

    TestOutputTopic<String, DeadLetter> deadLetters() {
        return driver.createOutputTopic(
                "shop.dead-letters",
                new StringDeserializer(),
                serdes.of(DeadLetter.class).deserializer());
    }

    TestOutputTopic<String, byte[]> bytesFrom(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    AvroSerdes serdes() {
        return serdes;
    }

    OpenPartitions partitions() {
        return partitions;
    }

    TopologyTestDriver driver() {
        return driver;
    }

    /** Moves the machine's clock, and lets the timers run. */
    void wait(Duration time) {
        clock.move(time);
        driver.advanceWallClockTime(time);
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(stateDir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
