package io.millrace.features.topology;

import io.millrace.features.query.IngestCounts;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.project.View;
import io.millrace.schemas.EventInFlight;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the ingest of a source does, resolved.
 *
 * @param nextTopic topic of the first stop of its events
 * @param itinerary stations that its events visit
 * @param views that would count its events, with their conditions
 * @param idle silence after which a partition is idle; null: never
 */
record IngestPlan(
        Plan plan,
        Source source,
        List<String> itinerary,
        String nextTopic,
        Map<View, Predicate<Map<String, Object>>> views,
        @Nullable Duration idle) {

    static final String STATE_STORE = IngestCounts.STORE;
    static final String IDS_STORE = "seen-ids";

    /** Plan of one source; empty when nothing downstream wants its events. */
    static Optional<IngestPlan> of(Plan plan, String name) {
        List<String> itinerary = plan.itinerary(name);
        if (itinerary.isEmpty() && !plan.hasVectors(name)) {
            return Optional.empty();
        }
        String next = itinerary.isEmpty()
                ? plan.topics().vectors(name)
                : plan.topics().station(itinerary.get(0));
        return Optional.of(new IngestPlan(
                plan,
                plan.source(name),
                itinerary,
                next,
                views(plan, name),
                plan.project().idle()));
    }

    private static Map<View, Predicate<Map<String, Object>>> views(Plan plan, String source) {
        Map<View, Predicate<Map<String, Object>>> views = new LinkedHashMap<>();
        for (View view : plan.project().views().values()) {
            if (view.source().equals(source)) {
                String where = view.where();
                views.put(view, where == null ? fields -> true : plan.expression(source, where)::holds);
            }
        }
        return views;
    }

    /** Names of the views that would have counted an event. */
    List<String> viewsOf(Event event) {
        return views.entrySet().stream()
                .filter(view -> view.getValue().test(event.fields()))
                .map(Map.Entry::getKey)
                .filter(view -> plan.entity(view.entity()).keyOf(event.fields()) != null)
                .map(View::name)
                .toList();
    }

    /** Fields of its events that something further on uses. */
    Set<String> carried() {
        return plan.carried(source.name());
    }

    /** Kafka key of an event on its way to the first stop. */
    String keyOf(EventInFlight event) {
        return Routing.key(plan, itinerary.isEmpty() ? null : itinerary.get(0), event);
    }
}
