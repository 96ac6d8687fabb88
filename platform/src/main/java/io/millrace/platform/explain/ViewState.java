package io.millrace.platform.explain;

import io.millrace.features.engine.Feature;
import io.millrace.features.engine.LastEventsWindow;
import io.millrace.features.engine.PanedWindow;
import io.millrace.features.engine.View;
import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.Categorised;
import io.millrace.features.engine.aggregate.Partial;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a view keeps of one busy entity: the bytes that the engine's own codec makes of it.
 *
 * @param bytes of all its features together
 * @param features in the order of the view
 */
public record ViewState(String view, String entity, long bytes, List<OfFeature> features) {

    /** Events that a feature without panes is shown. */
    private static final int EVENTS_OF_A_LIFETIME = 1_000;

    private static final long STEP = 1_000;

    /**
     * What is kept for a feature; features over the same window share the frame of its panes.
     *
     * @param kept how many: panes of a window, events of the last so many, or one
     * @param bytesEach bytes of one
     */
    public record OfFeature(Feature feature, long kept, int bytesEach) {}

    /**
     * What a view keeps of an entity with so many events in every pane of every window.
     *
     * @param eventsPerPane 1 or more
     */
    public static ViewState of(Plan plan, io.millrace.runtime.project.View view, int eventsPerPane) {
        View found = Layouts.of(plan, view.entity()).views().stream()
                .filter(one -> one.name().equals(view.name()))
                .findFirst()
                .orElseThrow();
        BusyView busy =
                new BusyView(found, text -> plan.expression(view.source(), text).type(), eventsPerPane);
        List<Feature> counting = busy.view().features();
        List<OfFeature> features = new ArrayList<>();
        for (int i = 0; i < counting.size(); i++) {
            features.add(kept(
                    found.features().get(i), counting.get(i), found.history().toMillis(), eventsPerPane));
        }
        return new ViewState(view.name(), view.entity(), busy.bytes(), List.copyOf(features));
    }

    private static OfFeature kept(Feature feature, Feature counting, long history, int eventsPerPane) {
        if (feature.window() instanceof PanedWindow paned) {
            long panes = -Math.floorDiv(-(paned.length() + history), paned.hop()) + 1;
            return new OfFeature(feature, panes, bytes(counting, eventsPerPane));
        }
        if (feature.window() instanceof LastEventsWindow last) {
            return new OfFeature(feature, last.events(), bytes(counting, 1));
        }
        return new OfFeature(feature, 1, bytes(counting, EVENTS_OF_A_LIFETIME));
    }

    /** Bytes of what an aggregate makes of so many events. */
    private static int bytes(Feature counting, int events) {
        Aggregate aggregate = counting.aggregate();
        Partial partial = aggregate.create();
        for (int number = 0; number < events; number++) {
            Event event = BusyView.event(number, number * STEP);
            Object value = counting.of() == null
                    ? true
                    : Objects.requireNonNull(counting.of().value().apply(event));
            if (counting.by() != null) {
                value = new Categorised(String.valueOf(counting.by().value().apply(event)), value);
            }
            Object admitted = counting.of() == null && counting.by() == null ? value : aggregate.admit(value);
            if (admitted != null) {
                partial.add(admitted, event.time());
            }
        }
        RowWriter out = new RowWriter();
        partial.encode(out);
        return out.toBytes().length;
    }
}
