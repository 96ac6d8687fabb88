package io.millrace.features.engine;

import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.Aggregates;
import io.millrace.features.engine.aggregate.By;
import io.millrace.features.engine.aggregate.Count;
import io.millrace.features.engine.aggregate.Last;
import io.millrace.features.engine.aggregate.Max;
import io.millrace.features.engine.aggregate.Mean;
import io.millrace.features.engine.aggregate.Min;
import io.millrace.features.engine.aggregate.Ratio;
import io.millrace.features.engine.aggregate.Sum;
import io.millrace.features.engine.aggregate.TimeSinceLast;
import io.millrace.runtime.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Layouts and events for the tests. */
final class Sample {

    static final List<Aggregate> AGGREGATES =
            List.of(new Count(), new Sum(), new Mean(), new Min(), new Max(), new Last(), new TimeSinceLast());
    static final Operand X = new Operand("x", event -> event.field("x"));
    static final Operand POSITIVE =
            new Operand("x > 0", event -> event.field("x") instanceof Number x ? (Object) (x.doubleValue() > 0) : null);
    static final Operand KIND = new Operand("kind", event -> event.field("kind"));
    static final Condition KIND_A = new Condition("kind == 'a'", event -> "a".equals(event.field("kind")));
    static final Condition SMALL =
            new Condition("x < 5", event -> event.field("x") instanceof Number x && x.doubleValue() < 5);

    private Sample() {}

    static Event event(long time, @Nullable Object x, String kind) {
        Map<String, Object> fields = new HashMap<>(Map.of("kind", kind));
        if (x != null) {
            fields.put("x", x);
        }
        return new Event("source", "id", time, fields);
    }

    static Event event(long time) {
        return event(time, 1L, "a");
    }

    static Feature feature(String name, Aggregate aggregate, Window window) {
        Operand of = aggregate.needsOperand() ? X : null;
        return feature(name, aggregate, of, Condition.ALWAYS, window);
    }

    /** A feature by kind, for an aggregate that goes by something. */
    static Feature feature(String name, Aggregate aggregate, @Nullable Operand of, Condition filter, Window window) {
        return new Feature(name, aggregate, of, filter, aggregate instanceof By ? KIND : null, window);
    }

    /** Every aggregate over one window, of a value that it can take. */
    static List<Feature> catalogue(Window window) {
        List<Feature> features = new ArrayList<>();
        for (Aggregate aggregate : Aggregates.ALL) {
            Operand of = aggregate instanceof Ratio ? POSITIVE : X;
            features.add(feature("f" + features.size(), aggregate, of, Condition.ALWAYS, window));
        }
        return features;
    }

    /** Every aggregate over every window, plain and filtered, and counts and times of usable values. */
    static List<Feature> everything(List<Window> windows) {
        List<Feature> features = new ArrayList<>();
        for (Window window : windows) {
            String suffix = "_" + window.describe().replace(' ', '_');
            for (Aggregate aggregate : AGGREGATES) {
                String name = aggregate.describe() + suffix;
                features.add(feature(name, aggregate, window));
                features.add(new Feature(name + "_of_small", aggregate, X, SMALL, window));
            }
            features.add(new Feature("usable" + suffix, new Count(), X, Condition.ALWAYS, window));
        }
        return features;
    }

    /** A layout whose views are kept for this long. */
    static EntityLayout layout(Duration history, View... views) {
        return new EntityLayout(
                "user",
                List.of(views).stream()
                        .map(view -> new View(
                                view.name(), view.version(), view.where(), view.ttl(), history, view.features()))
                        .toList());
    }

    static View view(String name, Condition where, @Nullable Duration ttl, List<Feature> features) {
        return new View(name, 1, where, ttl, Duration.ZERO, features);
    }

    static View view(String name, Feature... features) {
        return view(name, Condition.ALWAYS, null, List.of(features));
    }
}
