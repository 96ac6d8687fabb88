package io.millrace.benchmarks.engine;

import io.millrace.features.engine.Condition;
import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.Feature;
import io.millrace.features.engine.Operand;
import io.millrace.features.engine.RollingWindow;
import io.millrace.features.engine.View;
import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.Count;
import io.millrace.features.engine.aggregate.Max;
import io.millrace.features.engine.aggregate.Mean;
import io.millrace.features.engine.aggregate.Min;
import io.millrace.features.engine.aggregate.Stddev;
import io.millrace.features.engine.aggregate.Sum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A view of six aggregates of an amount over each of some rolling windows. */
final class SixAggregates {

    private static final Map<String, Aggregate> AGGREGATES = new LinkedHashMap<>();

    static {
        AGGREGATES.put("count", new Count());
        AGGREGATES.put("sum", new Sum());
        AGGREGATES.put("mean", new Mean());
        AGGREGATES.put("min", new Min());
        AGGREGATES.put("max", new Max());
        AGGREGATES.put("stddev", new Stddev());
    }

    private SixAggregates() {}

    /** The layout for windows of lengths such as {@code 10m}. */
    static EntityLayout layout(List<String> windows) {
        Operand amount = new Operand("amount", event -> event.field("amount"));
        List<Feature> features = new ArrayList<>();
        for (String window : windows) {
            AGGREGATES.forEach((name, aggregate) -> features.add(new Feature(
                    name + "_" + window,
                    aggregate,
                    amount,
                    Condition.ALWAYS,
                    RollingWindow.of(Duration.ofMillis(millis(window)), null))));
        }
        View view = new View("spending", 1, Condition.ALWAYS, null, Duration.ofMinutes(10), features);
        return new EntityLayout("customer", List.of(view));
    }

    /** A length such as {@code 10m} in milliseconds. */
    static long millis(String window) {
        long count = Long.parseLong(window.substring(0, window.length() - 1));
        return switch (window.charAt(window.length() - 1)) {
            case 'm' -> Duration.ofMinutes(count).toMillis();
            case 'h' -> Duration.ofHours(count).toMillis();
            default -> Duration.ofDays(count).toMillis();
        };
    }
}
