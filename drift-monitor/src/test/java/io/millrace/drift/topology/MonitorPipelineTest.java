package io.millrace.drift.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schemas.AlertStatus;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.MonitorFlow;
import io.millrace.schemas.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** The whole application of a monitor. */
final class MonitorPipelineTest {

    private static final int ANNOUNCE_EVERY = 40;

    /**
     * Names of processors, stores and topics are what a running project finds its state by: a change of this text is a change
     * that old state does not survive. Write it anew from the failure's message when that is meant.
     */
    @Test
    void topology_isTheOneThatRunningProjectsHave() throws IOException {
        String expected = new String(
                Objects.requireNonNull(getClass().getResourceAsStream("monitor-topology.txt"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(ShopMonitor.with(4).pipeline().topology().describe().toString())
                .isEqualTo(expected);
    }

    @Test
    void alerts_fireWhileValuesAreFarOff_andResolve() {
        List<DriftAlert> alerts = onOnePartition(1);
        assertThat(alerts.stream()
                        .map(alert -> alert.getFeature() + " " + alert.getKind() + " " + alert.getStatus() + " "
                                + (alert.getWindowStart() - Orders.START) * 2 / Orders.HOUR))
                .containsExactly(
                        "amount DRIFT FIRING 16",
                        "amount DRIFT RESOLVED 18",
                        "country DRIFT FIRING 20",
                        "country NEW_CATEGORY FIRING 20",
                        "(rows) VOLUME FIRING 24");
        DriftAlert fired = alerts.get(0);
        assertThat(fired.getReferenceFrom()).isEqualTo(Orders.START);
        assertThat(fired.getReferenceTo()).isEqualTo(Orders.START + 6 * Orders.HOUR);
        assertThat(fired.getCurrent().getRows()).isBetween(200L, 250L);
        assertThat(fired.getCurrent().getEffective())
                .isLessThanOrEqualTo((double) fired.getCurrent().getRows());
        assertThat(fired.getEffect()).isGreaterThan(fired.getEffectThreshold()).isGreaterThan(0.3);
        assertThat(fired.getInputs()).singleElement().satisfies(input -> {
            assertThat(input.getTopic()).isEqualTo("shop.vectors.orders");
            assertThat(input.getTo() - input.getFrom()).isBetween(200L, 300L);
        });
        assertThat(alerts.get(1).getId()).isEqualTo(fired.getId());
        assertThat(alerts.get(1).getStatus()).isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void application_isPatient_sinceNoModelWaitsForIt() {
        assertThat(ShopMonitor.with(4).pipeline().patience()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void alerts_areCloudEvents() {
        try (TopologyTestDriver driver =
                ShopMonitor.driver(ShopMonitor.with(1).pipeline().topology())) {
            TestInputTopic<String, Flow> vectors = driver.createInputTopic(
                    "shop.vectors.orders",
                    new StringSerializer(),
                    ShopMonitor.SERDES.of(Flow.class).serializer());
            for (Object body : told(Orders.all(1), List.of("station.customer/0"))) {
                vectors.pipeInput("", new Flow(body));
            }
            TestRecord<String, DriftAlert> first = driver.createOutputTopic(
                            "shop.drift.alerts",
                            new StringDeserializer(),
                            ShopMonitor.SERDES.of(DriftAlert.class).deserializer())
                    .readRecord();
            Map<String, String> headers = new TreeMap<>();
            first.headers().forEach(one -> headers.put(one.key(), new String(one.value(), StandardCharsets.UTF_8)));
            assertThat(headers)
                    .isEqualTo(Map.of(
                            "ce_specversion", "1.0",
                            "ce_id",
                                    first.value().getId() + "/"
                                            + Instant.parse("2024-01-01T08:30:00Z")
                                                    .toEpochMilli(),
                            "ce_source", "/millrace/shop/monitors/order_inputs",
                            "ce_type", "io.millrace.drift.alert.firing",
                            "ce_subject", "amount",
                            "ce_time", "2024-01-01T08:30:00Z",
                            "content-type", "avro/binary"));
        }
    }

    @Test
    void alerts_areTheSameToTheByte_forOneAndForFourPartitions() {
        for (long seed = 1; seed <= 2; seed++) {
            List<String> one =
                    onOnePartition(seed).stream().map(MonitorPipelineTest::hex).toList();
            assertThat(one).hasSizeGreaterThan(2);
            List<List<MonitorFlow>> parts = parts(seed);
            for (long interleaving = 0; interleaving < 3; interleaving++) {
                assertThat(onFourPartitions(parts, interleaving).stream().map(MonitorPipelineTest::hex))
                        .as("seed %d, interleaving %d", seed, interleaving)
                        .isEqualTo(one);
            }
        }
    }

    /** All but where the events are. */
    private static String hex(DriftAlert alert) {
        try {
            ByteBuffer bytes = DriftAlert.getEncoder()
                    .encode(DriftAlert.newBuilder(alert).setInputs(List.of()).build());
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return HexFormat.of().formatHex(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application as it is, over one partition. */
    private static List<DriftAlert> onOnePartition(long seed) {
        try (TopologyTestDriver driver =
                ShopMonitor.driver(ShopMonitor.with(1).pipeline().topology())) {
            TestInputTopic<String, Flow> vectors = driver.createInputTopic(
                    "shop.vectors.orders",
                    new StringSerializer(),
                    ShopMonitor.SERDES.of(Flow.class).serializer());
            for (Object body : told(Orders.all(seed), List.of("station.customer/0"))) {
                vectors.pipeInput("", new Flow(body));
            }
            List<DriftAlert> alerts = alerts(driver);
            assertThat(driver.createOutputTopic(
                                    "shop.drift.alerts.state",
                                    new StringDeserializer(),
                                    ShopMonitor.SERDES.of(DriftAlert.class).deserializer())
                            .readValuesToList())
                    .isEqualTo(alerts);
            return alerts;
        }
    }

    /** Each partition's profiles apart, and one judge that hears them in some interleaving. */
    private static List<DriftAlert> onFourPartitions(List<List<MonitorFlow>> profiled, long interleaving) {
        ShopMonitor shop = ShopMonitor.with(ShopMonitor.PARTITIONS);
        Random random = new Random(interleaving);
        List<Deque<MonitorFlow>> parts = new ArrayList<>();
        profiled.forEach(part -> parts.add(new ArrayDeque<>(part)));
        try (TopologyTestDriver driver = ShopMonitor.driver(shop.pipeline().topology())) {
            TestInputTopic<String, MonitorFlow> profiles = driver.createInputTopic(
                    "shop.monitors.order_inputs.profiles",
                    new StringSerializer(),
                    ShopMonitor.SERDES.of(MonitorFlow.class).serializer());
            while (!parts.isEmpty()) {
                Deque<MonitorFlow> from = parts.get(random.nextInt(parts.size()));
                for (int i = random.nextInt(8); i >= 0 && !from.isEmpty(); i--) {
                    profiles.pipeInput("order_inputs", from.remove());
                }
                parts.removeIf(Deque::isEmpty);
            }
            return alerts(driver);
        }
    }

    private static List<List<MonitorFlow>> parts(long seed) {
        ShopMonitor shop = ShopMonitor.with(ShopMonitor.PARTITIONS);
        List<List<MonitorFlow>> parts = new ArrayList<>();
        for (int partition = 0; partition < ShopMonitor.PARTITIONS; partition++) {
            parts.add(parts(shop, seed, partition));
        }
        return parts;
    }

    private static List<MonitorFlow> parts(ShopMonitor shop, long seed, int partition) {
        List<EventInFlight> mine = Orders.all(seed).stream()
                .filter(order -> Orders.partition(order) == partition)
                .toList();
        List<String> upstream =
                List.of("station.customer/0", "station.customer/1", "station.customer/2", "station.customer/3");
        List<MonitorFlow> parts = new ArrayList<>();
        try (Profiling profiling = new Profiling(shop.resolved(), partition)) {
            for (Object body : told(mine, upstream)) {
                parts.addAll(profiling.take(body));
            }
        }
        return parts;
    }

    /** Events with watermarks of every channel between them. */
    private static List<Object> told(List<EventInFlight> orders, List<String> channels) {
        List<Object> bodies = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            if (i % ANNOUNCE_EVERY == 0) {
                announce(bodies, channels, orders.get(i).getTime() - 1);
            }
            bodies.add(orders.get(i));
        }
        announce(bodies, channels, Orders.END + Orders.HOUR);
        return bodies;
    }

    private static void announce(List<Object> bodies, List<String> channels, long time) {
        channels.forEach(channel -> bodies.add(new Progress(channel, time, time, false, Map.of())));
    }

    private static List<DriftAlert> alerts(TopologyTestDriver driver) {
        return driver.createOutputTopic(
                        "shop.drift.alerts",
                        new StringDeserializer(),
                        ShopMonitor.SERDES.of(DriftAlert.class).deserializer())
                .readValuesToList();
    }
}
