package io.millrace.platform.explain;

import io.millrace.features.engine.Condition;
import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.Feature;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.MemoryRow;
import io.millrace.features.engine.Operand;
import io.millrace.features.engine.PanedWindow;
import io.millrace.features.engine.View;
import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.By;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.project.FieldType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A view as its busiest entities fill it: every event counts for every feature, with values that are made up. */
final class BusyView {

    private static final long NOW = Instant.parse("2024-01-01T12:34:56Z").toEpochMilli();
    private static final String NUMBER = "number";

    /** A view without panes is given so many events. */
    private static final int FEWEST = 1_000;

    /** The least time between two events of a pane is what makes no more than so many of a window. */
    private static final long MOST = 500_000;

    private final View view;
    private final Function<String, FieldType> types;
    private final int eventsPerPane;

    /**
     * A view that is filled.
     *
     * @param types of expressions over its events
     */
    BusyView(View view, Function<String, FieldType> types, int eventsPerPane) {
        this.view = view;
        this.types = types;
        this.eventsPerPane = eventsPerPane;
    }

    /** The features, which every event counts for. */
    View view() {
        List<Feature> features = view.features().stream().map(this::counting).toList();
        return new View(view.name(), view.version(), always(view.where()), null, view.history(), features);
    }

    private Feature counting(Feature feature) {
        Operand by = feature.by();
        return new Feature(
                feature.name(),
                feature.aggregate(),
                feature.of() == null ? null : madeUp(feature.of()),
                always(feature.filter()),
                by == null
                        ? null
                        : new Operand(
                                by.text(),
                                event -> MadeUpValues.category(number(event), categories(feature.aggregate()))),
                feature.window());
    }

    /** The text stays: features of the same values and condition share what they keep. */
    private static Condition always(Condition condition) {
        return new Condition(condition.text(), event -> true);
    }

    private Operand madeUp(Operand of) {
        FieldType type = types.apply(of.text());
        int seed = of.text().hashCode();
        return new Operand(of.text(), event -> MadeUpValues.of(type, number(event), seed, event.time()));
    }

    private static int categories(Aggregate aggregate) {
        return aggregate instanceof By by ? by.categories() : 1;
    }

    private static long number(Event event) {
        return (Long) Objects.requireNonNull(event.field(NUMBER));
    }

    /** Bytes of the row of an entity that had such events for longer than any window is. */
    long bytes() {
        FeatureEngine engine = new FeatureEngine(new EntityLayout("estimate", List.of(view())));
        MemoryRow row = new MemoryRow();
        long number = 0;
        for (long time : times()) {
            engine.count(row, event(number++, time));
        }
        return row.bytes();
    }

    /** One of its events. */
    static Event event(long number, long time) {
        return new Event("estimate", String.valueOf(number), time, Map.of(NUMBER, number));
    }

    private SortedSet<Long> times() {
        SortedSet<Long> times = new TreeSet<>();
        for (Feature feature : view.features()) {
            PanedWindow window = paned(feature);
            if (window != null) {
                long span = window.length() + window.hop() + view.history().toMillis();
                span += span / 2; // blocks of panes go as a whole, later than their panes
                long step = Math.max(1, Math.max(window.hop() / eventsPerPane, span / MOST));
                for (long time = NOW - span; time <= NOW; time += step) {
                    times.add(time);
                }
            }
        }
        for (long time = NOW; times.size() < FEWEST; time--) {
            times.add(time);
        }
        return times;
    }

    private static @Nullable PanedWindow paned(Feature feature) {
        return feature.window() instanceof PanedWindow paned ? paned : null;
    }
}
