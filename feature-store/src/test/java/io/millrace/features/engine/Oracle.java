package io.millrace.features.engine;

import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.Count;
import io.millrace.features.engine.aggregate.Sum;
import io.millrace.runtime.event.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brute force: keeps every event and computes each feature from all of them, with none of the engine's state. */
final class Oracle {

    record Expected(Status status, @Nullable Object value, double slack) {}

    private record Entry(Event event, @Nullable Object value) {}

    private final EntityLayout layout;
    private final List<Event> events = new ArrayList<>();

    Oracle(EntityLayout layout) {
        this.layout = layout;
    }

    void count(Event event) {
        if (layout.views().stream().anyMatch(view -> view.where().test().test(event))) {
            events.add(event);
        }
    }

    long newest() {
        return events.stream().mapToLong(Event::time).max().orElseThrow();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    Expected read(View view, Feature feature, long asOf) {
        if (events.isEmpty()) {
            return new Expected(Status.NOT_FOUND, null, 0);
        }
        if (asOf < newest() - layout.history().toMillis()) {
            return new Expected(Status.INVALID, null, 0);
        }
        List<Event> ofView =
                events.stream().filter(e -> view.where().test().test(e)).toList();
        long viewNewest = ofView.stream().mapToLong(Event::time).max().orElse(Long.MIN_VALUE);
        if (view.ttl() != null
                && !ofView.isEmpty()
                && asOf - viewNewest > view.ttl().toMillis()) {
            return new Expected(Status.OUTSIDE_MAX_AGE, null, 0);
        }
        if (feature.window() instanceof LifetimeWindow && viewNewest > asOf) {
            return new Expected(Status.INVALID, null, 0);
        }
        return evaluate(feature.aggregate(), taking(feature, ofView, asOf), asOf);
    }

    private List<Entry> taking(Feature feature, List<Event> ofView, long asOf) {
        List<Entry> taking = new ArrayList<>();
        for (Event event : ofView) {
            Object value = feature.of() == null ? null : feature.of().value().apply(event);
            boolean usable = feature.of() == null
                    || (value != null && !(value instanceof Double real && (real.isNaN() || real.isInfinite())));
            if (feature.filter().test().test(event) && usable && inWindow(feature.window(), event.time(), asOf)) {
                taking.add(new Entry(event, value));
            }
        }
        return taking;
    }

    /** At the head by the event, or by its hop when something newer is known; at the tail by the hop. */
    private boolean inWindow(Window window, long time, long asOf) {
        if (!(window instanceof RollingWindow rolling)) {
            return time <= asOf;
        }
        long hop = rolling.hop();
        long paneStart = time - Math.floorMod(time, hop);
        boolean headIn = asOf >= newest() ? time <= asOf : paneStart <= asOf;
        return headIn && paneStart + hop - 1 > asOf - rolling.length();
    }

    private Expected evaluate(Aggregate aggregate, List<Entry> entries, long asOf) {
        double magnitude =
                entries.stream().mapToDouble(e -> Math.abs(number(e.value()))).sum();
        double slack = 1e-12 * magnitude;
        if (aggregate instanceof Count) {
            return new Expected(Status.PRESENT, (long) entries.size(), 0);
        }
        if (aggregate instanceof Sum) {
            return new Expected(Status.PRESENT, exactSum(entries), slack);
        }
        if (entries.isEmpty()) {
            return new Expected(Status.NULL_VALUE, null, 0);
        }
        Object value =
                switch (aggregate.describe()) {
                    case "mean" -> exactSum(entries) / entries.size();
                    case "min" ->
                        entries.stream()
                                .mapToDouble(e -> number(e.value()))
                                .min()
                                .orElseThrow();
                    case "max" ->
                        entries.stream()
                                .mapToDouble(e -> number(e.value()))
                                .max()
                                .orElseThrow();
                    case "last" -> lastValue(entries);
                    case "time_since_last" -> Math.max(0, asOf - newestOf(entries)) / 1000.0;
                    default -> throw new AssertionError(aggregate.describe());
                };
        return new Expected(Status.PRESENT, value, aggregate.describe().equals("mean") ? slack : 0);
    }

    private static long newestOf(List<Entry> entries) {
        return entries.stream().mapToLong(e -> e.event().time()).max().orElseThrow();
    }

    private static @Nullable Object lastValue(List<Entry> entries) {
        Entry last = entries.get(0);
        for (Entry entry : entries) {
            last = entry.event().time() >= last.event().time() ? entry : last;
        }
        return last.value();
    }

    private static double exactSum(List<Entry> entries) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Entry entry : entries) {
            sum = sum.add(new BigDecimal(number(entry.value())));
        }
        return sum.doubleValue();
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
