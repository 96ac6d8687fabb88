package io.millrace.drift.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.drift.detection.Profiles;
import io.millrace.drift.detection.SampleKey;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowTally;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Progress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Profiles that are restored from the changelogs of a process that ended go on as if it had not. */
final class RestoredProfilesTest {

    private final KeyValueStore<Bytes, byte[]> rows = MemoryStores.open("rows", Serdes.Bytes());
    private final KeyValueStore<Bytes, byte[]> tallies = MemoryStores.open("tallies", Serdes.Bytes());
    private final MonitorPlan plan = ShopMonitor.with(1).resolved();

    private Profiles profiles(KeyValueStore<Bytes, byte[]> rows, KeyValueStore<Bytes, byte[]> tallies) {
        return new Profiles(
                new StoredProfiles(rows, tallies),
                plan.monitor().window().toMillis(),
                plan.settings().columns().size(),
                WindowTally.capacity(plan.settings().columns()));
    }

    private void add(Profiles profiles, EventInFlight order) {
        List<@Nullable Object> values = plan.rows().values(order);
        profiles.add(SampleKey.of(order.getId()), order.getTime(), values, () -> plan.rows()
                .row(order, values));
    }

    /** Lets the whole application take the orders of all hours but the last two, and the changelogs be all that is left of it. */
    private void endAfter(List<EventInFlight> orders, long watermark) {
        try (TopologyTestDriver driver =
                ShopMonitor.driver(ShopMonitor.with(1).pipeline().topology())) {
            TestInputTopic<String, Flow> vectors = driver.createInputTopic(
                    "shop.vectors.orders",
                    new StringSerializer(),
                    ShopMonitor.SERDES.of(Flow.class).serializer());
            orders.forEach(order -> vectors.pipeInput("", new Flow(order)));
            vectors.pipeInput("", new Flow(new Progress("station.customer/0", watermark, watermark, false, Map.of())));
            restore(driver, MonitorPlan.PROFILE_ROWS, rows);
            restore(driver, MonitorPlan.PROFILE_TALLIES, tallies);
        }
    }

    private static void restore(TopologyTestDriver driver, String name, KeyValueStore<Bytes, byte[]> store) {
        driver.createOutputTopic(
                        "shop-monitor-order_inputs-" + name + "-changelog",
                        new BytesDeserializer(),
                        new ByteArrayDeserializer())
                .readKeyValuesToList()
                .forEach(record -> store.put(record.key, record.value));
    }

    private static List<String> hex(List<WindowProfile> profiles) {
        return profiles.stream()
                .map(profile -> HexFormat.of().formatHex(profile.toBytes()))
                .toList();
    }

    @Test
    void profiles_restoredFromChangelogs_areThoseOfAnUndisturbedProcess() {
        List<EventInFlight> orders = Orders.all(3);
        int ended = orders.size() * 5 / 6 + 100;
        long watermark = Orders.START + 7 * Orders.HOUR;
        Profiles undisturbed =
                profiles(MemoryStores.open("all-rows", Serdes.Bytes()), MemoryStores.open("all", Serdes.Bytes()));
        orders.forEach(order -> add(undisturbed, order));
        assertThat(undisturbed.takeUntil(watermark + 1)).hasSize(14);

        endAfter(orders.subList(0, ended), watermark);
        Profiles restored = profiles(rows, tallies);
        orders.subList(ended, orders.size()).forEach(order -> add(restored, order));

        assertThat(hex(restored.takeUntil(Long.MAX_VALUE)))
                .hasSize(10)
                .isEqualTo(hex(undisturbed.takeUntil(Long.MAX_VALUE)));
        assertThat(rows.all()).isExhausted();
        assertThat(tallies.all()).isExhausted();
    }
}
