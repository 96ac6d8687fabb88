package io.millrace.features.engine;

import io.millrace.features.engine.aggregate.AggregateOracle;
import io.millrace.features.engine.aggregate.AggregateOracle.Given;
import io.millrace.features.engine.aggregate.Categorised;
import io.millrace.runtime.event.Event;
import java.util.ArrayList;
import java.util.List;

/** Brute force: keeps every event and computes each feature from all of them, with none of the engine's state. */
final class Oracle {

    record Expected(Status status, AggregateOracle.Expected result) {}

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
        return newest(events);
    }

    private static long newest(List<Event> events) {
        return events.stream().mapToLong(Event::time).max().orElseThrow();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    Expected read(View view, Feature feature, long asOf) {
        List<Event> ofView = sinceLastSilence(view);
        if (ofView.isEmpty() || asOf - newest(ofView) > retention(view)) {
            return new Expected(Status.NOT_FOUND, AggregateOracle.NOTHING);
        }
        long viewNewest = newest(ofView);
        if (asOf < viewNewest - view.history().toMillis()) {
            return new Expected(Status.INVALID, AggregateOracle.NOTHING);
        }
        if (view.ttl() != null && asOf - viewNewest > view.ttl().toMillis()) {
            return new Expected(Status.OUTSIDE_MAX_AGE, AggregateOracle.NOTHING);
        }
        OracleWindow window = new OracleWindow(ofView, punctual(view, ofView), viewNewest);
        List<Event> in = window.at(feature.window(), asOf);
        if (in == null) {
            return new Expected(Status.INVALID, AggregateOracle.NOTHING);
        }
        AggregateOracle.Expected result = AggregateOracle.of(feature.aggregate(), given(feature, in), asOf);
        Status status = result.refused() ? Status.INVALID : result.value() == null ? Status.NULL_VALUE : Status.PRESENT;
        return new Expected(status, result);
    }

    /** The view's events; only those since a silence that was longer than its time to live and its windows. */
    private List<Event> sinceLastSilence(View view) {
        List<Event> kept = new ArrayList<>();
        for (Event event : events) {
            if (view.where().test().test(event)) {
                if (!kept.isEmpty() && event.time() - newest(kept) > retention(view)) {
                    kept.clear();
                }
                kept.add(event);
            }
        }
        return kept;
    }

    private static long retention(View view) {
        if (view.ttl() == null) {
            return Long.MAX_VALUE;
        }
        long longest = view.ttl().toMillis();
        for (Feature feature : view.features()) {
            if (feature.window() instanceof PanedWindow paned) {
                longest = Math.max(longest, paned.length() + paned.hop());
            } else if (feature.window() instanceof SessionWindow session) {
                longest = Math.max(longest, session.gap());
            }
        }
        return longest + view.history().toMillis();
    }

    /** Those that were within the history of the view's newest event when they came. */
    private static List<Event> punctual(View view, List<Event> ofView) {
        List<Event> punctual = new ArrayList<>();
        long newest = Long.MIN_VALUE;
        for (Event event : ofView) {
            newest = Math.max(newest, event.time());
            if (event.time() >= newest - view.history().toMillis()) {
                punctual.add(event);
            }
        }
        return punctual;
    }

    private static List<Given> given(Feature feature, List<Event> in) {
        List<Given> given = new ArrayList<>();
        for (Event event : in) {
            Object value =
                    feature.of() == null ? (Object) true : feature.of().value().apply(event);
            if (!feature.filter().test().test(event) || value == null) {
                continue;
            }
            Object raw = feature.by() == null
                    ? value
                    : new Categorised(String.valueOf(feature.by().value().apply(event)), value);
            Object admitted = feature.of() == null && feature.by() == null
                    ? raw
                    : feature.aggregate().admit(raw);
            if (admitted != null) {
                given.add(new Given(admitted, event.time()));
            }
        }
        return given;
    }
}
