package io.millrace.features.query;

import io.millrace.runtime.event.SourceOffset;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a row reflects every event up to the offsets that a request demands.
 *
 * @param demanded by source partition, of the sources that the row's views count
 * @param reached how far the station has counted, by source partition
 * @param inOrder sources whose events come to the station in the order of their offsets: the last one in a row tells of those before
 */
record BoundCheck(Map<String, Long> demanded, Map<String, Long> reached, Set<String> inOrder) {

    /** A check that every row passes. */
    static final BoundCheck NONE = new BoundCheck(Map.of(), Map.of(), Set.of());

    /** The check of an entity type's rows. */
    static BoundCheck of(Plan plan, String entity, FreshnessBound bound, Map<String, Long> reached) {
        if (bound.minOffset().isEmpty()) {
            return NONE;
        }
        Set<String> counted = plan.viewsOf(entity).stream().map(View::source).collect(Collectors.toSet());
        Map<String, Long> demanded = new HashMap<>(bound.minOffset());
        demanded.keySet().removeIf(log -> !counted.contains(SourceOffset.sourceOf(log)));
        boolean asTheyCome = plan.project().order() == Project.Order.ARRIVAL;
        Set<String> inOrder = counted.stream()
                .filter(source -> asTheyCome && plan.itinerary(source).indexOf(entity) == 0)
                .collect(Collectors.toSet());
        return new BoundCheck(demanded, reached, inOrder);
    }

    /**
     * Checks a row, of which the last event is given.
     *
     * @throws BehindException when an event up to one of the offsets may be missing
     */
    void check(@Nullable SourceOffset last) {
        if (demanded.isEmpty()) {
            return; // as most are
        }
        demanded.forEach((log, offset) -> {
            long counted = reached.getOrDefault(log, -1L);
            if (counted < offset && !tells(last, log, offset)) {
                throw new BehindException("The events of " + log + " are counted up to offset " + counted
                        + ", and 'min_offset' demands " + offset + "; try again, or give it longer with 'wait'.");
            }
        });
    }

    private boolean tells(@Nullable SourceOffset last, String log, long offset) {
        return last != null
                && last.log().equals(log)
                && (last.offset() == offset || (last.offset() > offset && inOrder.contains(last.source())));
    }
}
