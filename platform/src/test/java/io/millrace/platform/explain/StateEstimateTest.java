package io.millrace.platform.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.MemoryRow;
import io.millrace.features.query.Layouts;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Estimates beside what the engine keeps when events come at random, by the project's own expressions. */
final class StateEstimateTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long SHORTEST_HOP = Duration.ofSeconds(9).toMillis();
    private static final String PROJECT = """
            project: shop
            sources:
              orders:
                topic: orders
                format: json
                key: id
                time: at
                late: 10m
                fields: { id: string, at: timestamp, shop: string, user: string, amount: double, items: int, card: boolean }
            entities:
              shop: { key: shop }
              user: { key: user }
            views:
              sums:
                entity: shop
                source: orders
                features:
                  orders: { aggregate: count, windows: [10m, 1h, 1d] }
                  amount: { aggregate: sum, of: amount * 1.1, windows: [10m, 1d] }
                  dear:   { aggregate: mean, of: amount, where: items > 500, windows: [1h, lifetime] }
                  spread: { aggregate: stddev, of: amount, windows: [1d] }
                  carded: { aggregate: ratio, of: card, windows: [1h] }
              shapes:
                entity: user
                source: orders
                features:
                  p95:    { aggregate: percentile, of: amount, at: 0.95, windows: [10m] }
                  newest: { aggregate: last_n, of: items, n: 5, windows: [last 20] }
                  by:     { aggregate: count, by: items / 100, categories: 10, windows: [10m] }
                  shops:  { aggregate: distinct, of: shop, bound: 40, windows: [10m] }
                  top:    { aggregate: top_k, of: shop, k: 3 }
                  visit:  { aggregate: count, windows: [session 30m] }
            """;

    private final Path folder;
    private Plan plan;

    StateEstimateTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void read() throws Exception {
        plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "user"})
    void estimate_isWithinAHalf_ofWhatABusyEntityKeeps(String entity) {
        long estimated = estimated(entity, 10);

        assertThat((double) estimated / kept(entity, 10)).isBetween(0.67, 1.5);
    }

    @Test
    void fewerEvents_takeLess_andTheEstimateFollows() {
        assertThat(estimated("user", 1)).isLessThan(estimated("user", 10));
        assertThat((double) estimated("user", 1) / kept("user", 1)).isBetween(0.67, 1.5);
    }

    @Test
    void anEntityThatIsSeenRarely_keepsLess() {
        FeatureEngine engine = new FeatureEngine(Layouts.of(plan, "shop"));
        MemoryRow row = new MemoryRow();
        Random random = new Random(2);
        for (int i = 0; i < 20; i++) {
            engine.count(row, order(random, i, i * DAY / 20));
        }

        assertThat(row.bytes()).isLessThan(estimated("shop", 10) / 2);
    }

    @Test
    void all_isTheSumOfTheViews_forEveryEntity() {
        assertThat(StateEstimate.of(plan, 1_000, 10).bytes())
                .isEqualTo(1_000 * (estimated("shop", 10) + estimated("user", 10)));
    }

    private long estimated(String entity, int eventsPerPane) {
        return StateEstimate.of(plan, 1, eventsPerPane).views().stream()
                .filter(view -> view.entity().equals(entity))
                .mapToLong(ViewState::bytes)
                .sum();
    }

    /** Bytes of an entity that has so many events in a pane of the shortest window, and therefore more in the others. */
    private long kept(String entity, int eventsPerPane) {
        FeatureEngine engine = new FeatureEngine(Layouts.of(plan, entity));
        MemoryRow row = new MemoryRow();
        Random random = new Random(1);
        double gap = (double) SHORTEST_HOP / eventsPerPane;
        int number = 0;
        for (double time = 0; time < 2 * DAY; time += 2 * gap * random.nextDouble()) {
            engine.count(row, order(random, number++, (long) time));
        }
        return row.bytes();
    }

    private static Event order(Random random, int number, long time) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("shop", "shop-" + (1_000_000 + random.nextInt(10_000)));
        fields.put("user", "someone");
        fields.put("amount", random.nextDouble() * 1_000);
        fields.put("items", (long) random.nextInt(1_000));
        fields.put("card", random.nextBoolean());
        return new Event("orders", "o" + number, time, fields);
    }
}
