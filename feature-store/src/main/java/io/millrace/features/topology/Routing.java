package io.millrace.features.topology;

import io.millrace.runtime.plan.Plan;
import io.millrace.schemas.EventInFlight;
import org.jspecify.annotations.Nullable;

/** Kafka key under which an event travels to a stop. */
final class Routing {

    private Routing() {}

    /**
     * The entity's key at a station, the event id at the end of the itinerary. An event without that entity travels under
     * its id: the station only passes it on.
     *
     * @param entity entity of the station; null for the finished vector
     */
    static String key(Plan plan, @Nullable String entity, EventInFlight event) {
        if (entity == null) {
            return event.getId();
        }
        String key = plan.entity(entity).keyOf(event.getFields());
        return key == null ? event.getId() : key;
    }
}
