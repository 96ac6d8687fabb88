package io.millrace.features.engine;

import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.runtime.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * A feature's place in its track.
 *
 * @param name {@code view:feature}
 * @param position of the feature in the answer
 * @param view position of its view
 * @param feature what is computed
 */
record Slot(String name, int position, int view, Feature feature) {

    /** Stands for the event itself where a feature has no operand. */
    private static final Object THE_EVENT = "event";

    Aggregate aggregate() {
        return feature.aggregate();
    }

    /** What an event of the view gives to the feature, as its aggregate takes it; null for nothing. */
    @Nullable
    Object contribution(Event event) {
        if (!feature.filter().test().test(event)) {
            return null;
        }
        Operand of = feature.of();
        if (of == null) {
            return THE_EVENT;
        }
        Object value = of.value().apply(event);
        try {
            return value == null ? null : aggregate().admit(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "feature '" + name + "' cannot use event '" + event.id() + "' of source '" + event.source() + "': "
                            + e.getMessage() + " (of: " + of.text() + ")",
                    e);
        }
    }
}
