package io.millrace.features.recount;

import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.Feature;
import io.millrace.features.engine.PanedWindow;
import io.millrace.features.engine.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** How far back in the topic of their station the events go that the features of an entity type are computed from. */
final class Reaches {

    /** A session, the last events or a life may have begun at any time. */
    private static final long EVER = Long.MAX_VALUE;

    private final Map<String, Long> millis = new HashMap<>();
    private final long ahead;

    /**
     * Reaches of the features of a layout.
     *
     * @param ahead how long before its time an event can come, in milliseconds
     */
    Reaches(EntityLayout layout, long ahead) {
        this.ahead = ahead;
        for (View view : layout.views()) {
            long longest = 0;
            for (Feature feature : view.features()) {
                long reach = feature.window() instanceof PanedWindow window ? window.reach() : EVER;
                millis.put(view.name() + ":" + feature.name(), reach);
                longest = Math.max(longest, reach);
            }
            for (String derived : view.derived().names()) {
                millis.put(view.name() + ":" + derived, longest);
            }
        }
    }

    /** When the first event can have come that a feature read at a time depends on, epoch milliseconds. */
    long earliest(String feature, long asOf) {
        long reach = Objects.requireNonNull(millis.get(feature));
        return reach == EVER ? Long.MIN_VALUE : asOf - reach - ahead;
    }
}
