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
        return events.stream().mapToLong(Event::time).max().orElseThrow();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    Expected read(View view, Feature feature, long asOf) {
        if (events.isEmpty()) {
            return new Expected(Status.NOT_FOUND, AggregateOracle.NOTHING);
        }
        List<Event> ofView =
                events.stream().filter(e -> view.where().test().test(e)).toList();
        long viewNewest = ofView.stream().mapToLong(Event::time).max().orElse(asOf);
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
