package io.millrace.features.topology;

import io.millrace.features.engine.EntityLayout;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the station of an entity does, resolved.
 *
 * @param stops what happens to events of each source that comes by, by source
 * @param published views whose changes are written to a topic
 */
record StationPlan(
        Plan plan,
        String entity,
        EntityLayout layout,
        Channels channels,
        Map<String, Stop> stops,
        List<FeatureUpdates> published) {

    static final String HOT_STORE = Layouts.HOT_STORE;
    static final String COLD_STORE = Layouts.COLD_STORE;
    static final String HELD_STORE = "held";
    static final String PROGRESS_STORE = Layouts.PROGRESS_STORE;
    static final String DEFINITIONS_STORE = Layouts.DEFINITIONS_STORE;

    /**
     * What happens to events of one source at a station.
     *
     * @param before features that the event wants from here as they are before it, {@code <view>:<feature>}
     * @param after features that it wants as they are once it is counted
     * @param counts whether a view of this station counts the event
     * @param next entity of the next station; empty when this is the last
     * @param nextTopic topic of the next stop; empty when nobody waits for the finished vector
     */
    record Stop(
            List<String> before,
            List<String> after,
            boolean counts,
            Optional<String> next,
            Optional<String> nextTopic) {}

    static StationPlan of(Plan plan, String entity, Channels channels) {
        Map<String, Stop> stops = new LinkedHashMap<>();
        for (String source : plan.project().sources().keySet()) {
            List<String> itinerary = plan.itinerary(source);
            int position = itinerary.indexOf(entity);
            if (position < 0) {
                continue;
            }
            boolean counts =
                    plan.viewsOf(entity).stream().anyMatch(view -> view.source().equals(source));
            Optional<String> next =
                    position + 1 < itinerary.size() ? Optional.of(itinerary.get(position + 1)) : Optional.empty();
            Optional<String> vectors =
                    plan.hasVectors(source) ? Optional.of(plan.topics().vectors(source)) : Optional.empty();
            stops.put(
                    source,
                    new Stop(
                            attached(plan, entity, source, false),
                            attached(plan, entity, source, true),
                            counts,
                            next,
                            next.map(plan.topics()::station).or(() -> vectors)));
        }
        return new StationPlan(
                plan,
                entity,
                Layouts.of(plan, entity),
                channels,
                stops,
                plan.viewsOf(entity).stream()
                        .filter(View::publish)
                        .map(view -> new FeatureUpdates(plan, view))
                        .toList());
    }

    private static List<String> attached(Plan plan, String entity, String source, boolean includeEvent) {
        List<String> views = plan.viewsOf(entity).stream()
                .filter(view -> view.includeEvent() == includeEvent)
                .map(View::name)
                .toList();
        return plan.attached(source).stream()
                .filter(name -> views.contains(name.split(":", 2)[0]))
                .toList();
    }

    boolean sorted() {
        return plan.project().order() == Project.Order.EVENT_TIME;
    }

    /** Topics of the stations that events go to from here. */
    List<String> nextStations() {
        return stops.values().stream()
                .flatMap(stop -> stop.next().stream())
                .distinct()
                .map(plan.topics()::station)
                .toList();
    }

    /** Topics that this station's watermark goes to. */
    List<String> nextTopics() {
        return stops.values().stream()
                .flatMap(stop -> stop.nextTopic().stream())
                .distinct()
                .toList();
    }
}
