package io.millrace.benchmarks.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.benchmarks.flink.FlowTopic.Event;
import io.millrace.embedded.BrokerConfig;
import io.millrace.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlidingCountTest {

    private static final String REGISTRY = "mock://sliding-count";
    private static final String TOPIC = "flows";
    private static final int EVENTS = 300;
    private static final int WINDOWS = 10;
    private static final long SLIDE = 60_000;
    private static final List<Event> WRITTEN = events();

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        broker = EmbeddedBroker.start(BrokerConfig.in(folder.resolve("broker")));
        new FlowTopic(broker.bootstrapServers(), REGISTRY, TOPIC).write(WRITTEN);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void counts_wholeTopic_areThoseOfEachKeyInEachWindow(@TempDir Path folder) throws Exception {
        Meter meter = Meter.between(0, EVENTS * WINDOWS);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, FlinkSettings.in(folder));
        List<Tuple2<String, Long>> counts = new ArrayList<>();
        try (CloseableIterator<Tuple2<String, Long>> ended = new SlidingCountPipeline(count(EVENTS), meter)
                .counts(environment)
                .executeAndCollect()) {
            ended.forEachRemaining(counts::add);
        }
        assertThat(counts).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(meter.calls()).isEqualTo(EVENTS * WINDOWS);
        assertThat(meter.nanos()).isCompleted();
    }

    @Test
    void run_eventsInTheTopic_measuresThoseAfterTheWarmup() throws Exception {
        Rate rate = SlidingCountJob.run(count(EVENTS));
        assertThat(rate.seconds()).isPositive();
        assertThat(rate.eventsPerSecond()).isEqualTo((EVENTS - 10) / rate.seconds());
    }

    @Test
    void run_moreEventsThanTheTopicHolds_saysHowManyWereCounted() {
        assertThatThrownBy(() -> SlidingCountJob.run(count(EVENTS + 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended after " + EVENTS * WINDOWS + " counts");
    }

    private static SlidingCount count(int events) {
        return new SlidingCount(broker.bootstrapServers(), REGISTRY, TOPIC, events, 10, WINDOWS * SLIDE, SLIDE);
    }

    /** Seven keys, an event every 20 seconds, none of them more than half a minute out of order. */
    private static List<Event> events() {
        Random random = new Random(7);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(
                    new Event("key-" + random.nextInt(7), 1_700_000_000_000L + i * 20_000L - random.nextInt(30_000)));
        }
        return events;
    }

    private static List<Tuple2<String, Long>> expected() {
        Map<String, Map<Long, Long>> counts = new TreeMap<>();
        for (Event event : WRITTEN) {
            long newest = event.time() - event.time() % SLIDE;
            for (int window = 0; window < WINDOWS; window++) {
                counts.computeIfAbsent(event.key(), key -> new TreeMap<>())
                        .merge(newest - window * SLIDE, 1L, Long::sum);
            }
        }
        List<Tuple2<String, Long>> all = new ArrayList<>();
        counts.forEach((key, windows) -> windows.values().forEach(count -> all.add(Tuple2.of(key, count))));
        return all;
    }
}
