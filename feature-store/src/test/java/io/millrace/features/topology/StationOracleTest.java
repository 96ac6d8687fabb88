package io.millrace.features.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.project.Project;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import io.millrace.schemas.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.jspecify.annotations.Nullable;

/** Random small streams against the plain reading of what was promised: all earlier events, looked through each time. */
class StationOracleTest {

    private static final long T0 = PipelineDriver.START.toEpochMilli();
    private static final long NINE_SECONDS = 9_000;
    private static final long FIFTY_FOUR_SECONDS = 54_000;

    record Sent(boolean order, String id, long time, String user, double amount) {}

    @Property(tries = 20)
    void eventTimeOrder_attachesWhatWasBefore_whateverTheArrival(@ForAll("streams") List<Sent> stream) {
        List<Sent> sorted = new ArrayList<>(stream);
        sorted.sort(Comparator.comparingLong(Sent::time)
                .thenComparing(sent -> (sent.order() ? "orders/" : "visits/") + sent.id()));

        assertThat(attached(Project.Order.EVENT_TIME, stream)).isEqualTo(expected(sorted));
    }

    @Property(tries = 20)
    void arrivalOrder_attachesWhatCameBefore(@ForAll("streams") List<Sent> stream) {
        List<Sent> forward = new ArrayList<>(stream);
        forward.sort(Comparator.comparingLong(Sent::time));

        assertThat(attached(Project.Order.ARRIVAL, forward)).isEqualTo(expected(forward));
    }

    private static Map<String, Map<String, @Nullable Object>> attached(Project.Order order, List<Sent> stream) {
        Map<String, Map<String, @Nullable Object>> attached = new LinkedHashMap<>();
        try (PipelineDriver pipeline = new PipelineDriver(order, "shop-station-user")) {
            TestInputTopic<String, Flow> events = pipeline.flowsInto("shop.station.user");
            for (Sent sent : stream) {
                String source = sent.order() ? "orders" : "visits";
                Map<String, Object> fields = sent.order()
                        ? Map.of("user", sent.user(), "amount", sent.amount(), "item", "i" + sent.id())
                        : Map.of("user", sent.user());
                events.pipeInput(
                        sent.user(),
                        new Flow(new EventInFlight(
                                source, sent.id(), sent.time(), new Origin("t", 0, 0L), fields, new HashMap<>())));
            }
            for (String channel : List.of("ingest.orders/0", "ingest.orders/1", "ingest.visits/0")) {
                events.pipeInput(
                        "", new Flow(new Progress(channel, T0 + 100_000_000, T0 + 100_000_000, false, Map.of())));
            }
            for (KeyValue<String, Flow> flow :
                    pipeline.flowsFrom("shop.station.item").readKeyValuesToList()) {
                if (flow.value.getBody() instanceof EventInFlight event) {
                    attached.put(event.getId(), event.getFeatures());
                }
            }
        }
        return attached;
    }

    private static Map<String, Map<String, @Nullable Object>> expected(List<Sent> sorted) {
        Map<String, Map<String, @Nullable Object>> expected = new LinkedHashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            Sent asking = sorted.get(i);
            if (asking.order()) {
                List<Sent> before = sorted.subList(0, i).stream()
                        .filter(sent -> sent.user().equals(asking.user()))
                        .toList();
                expected.put(asking.id(), features(before, asking.time()));
            }
        }
        return expected;
    }

    private static Map<String, @Nullable Object> features(List<Sent> before, long time) {
        List<Sent> orders = before.stream().filter(Sent::order).toList();
        List<Sent> hour = orders.stream()
                .filter(sent -> within(sent, time, 3_600_000, FIFTY_FOUR_SECONDS))
                .toList();
        boolean known = !orders.isEmpty();
        Sent last = orders.isEmpty() ? null : orders.get(orders.size() - 1);
        Map<String, @Nullable Object> features = new HashMap<>();
        features.put(
                "user_orders:orders_10m",
                known
                        ? orders.stream()
                                .filter(sent -> within(sent, time, 600_000, NINE_SECONDS))
                                .count()
                        : null);
        features.put("user_orders:orders_1h", known ? (long) hour.size() : null);
        features.put(
                "user_orders:large_1h",
                known ? hour.stream().filter(sent -> sent.amount() > 5).count() : null);
        features.put(
                "user_orders:total_1h",
                known ? hour.stream().mapToDouble(Sent::amount).sum() : null);
        features.put("user_orders:item", last == null ? null : "i" + last.id());
        features.put("user_orders:idle", last == null ? null : (time - last.time()) / 1000.0);
        features.put(
                "user_visits:visits_1h",
                before.stream().anyMatch(sent -> !sent.order())
                        ? before.stream()
                                .filter(sent -> !sent.order() && within(sent, time, 3_600_000, FIFTY_FOUR_SECONDS))
                                .count()
                        : null);
        return features;
    }

    /** The tail of a window of this length ends with the hop that its start falls into. */
    private static boolean within(Sent sent, long time, long length, long hop) {
        long start = time - length + 1;
        return sent.time() >= start - Math.floorMod(start, hop);
    }

    @Provide
    Arbitrary<List<Sent>> streams() {
        Arbitrary<Long> time = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 20_000), Arbitraries.longs().between(0, 3 * 3_600_000));
        return Combinators.combine(
                        Arbitraries.of(true, true, false),
                        time,
                        Arbitraries.of("ann", "bob"),
                        Arbitraries.integers().between(1, 40))
                .as((order, at, user, quarters) -> new Sent(order, "", T0 + at, user, quarters / 4.0))
                .list()
                .ofMaxSize(25)
                .map(StationOracleTest::numbered);
    }

    private static List<Sent> numbered(List<Sent> stream) {
        List<Sent> numbered = new ArrayList<>();
        for (Sent sent : stream) {
            numbered.add(new Sent(
                    sent.order(), String.valueOf(100 + numbered.size()), sent.time(), sent.user(), sent.amount()));
        }
        return numbered;
    }
}
