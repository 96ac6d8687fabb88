package io.millrace.features.topology;

import io.millrace.features.query.IngestCounts;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Source;
import io.millrace.schemas.EventInFlight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ingest of a source does, resolved.
 *
 * @param nextTopic topic of the first stop of its events
 * @param itinerary stations that its events visit
 * @param idle silence after which a partition is idle; null: never
 */
record IngestPlan(
        Plan plan,
        Source source,
        List<String> itinerary,
        String nextTopic,
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
                plan, plan.source(name), itinerary, next, plan.project().idle()));
    }

    /** Kafka key of an event on its way to the first stop. */
    String keyOf(EventInFlight event) {
        return Routing.key(plan, itinerary.isEmpty() ? null : itinerary.get(0), event);
    }
}
