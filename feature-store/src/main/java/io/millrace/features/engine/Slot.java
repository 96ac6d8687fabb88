package io.millrace.features.engine;

import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.Categorised;
import io.millrace.runtime.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature's place in its track.
 *
 * @param name {@code view:feature}
 * @param position of the feature in the answer
 * @param feature what is computed
 */
record Slot(String name, int position, Feature feature) {

    /** Stands for the event itself where a feature has no operand. */
    private static final Object THE_EVENT = true;

    Aggregate aggregate() {
        return feature.aggregate();
    }

    /** What decides its contributions: slots with the same of these take the same of every event. */
    List<String> takes() {
        Operand of = feature.of();
        Operand by = feature.by();
        return List.of(
                aggregate().describe(),
                feature.filter().text(),
                of == null ? "" : of.text(),
                by == null ? "" : by.text());
    }

    /** What an event of the view gives to the feature, as its aggregate takes it; null for nothing. */
    @Nullable
    Object contribution(Event event) {
        if (!feature.filter().test().test(event)) {
            return null;
        }
        Operand of = feature.of();
        Object value = of == null ? THE_EVENT : of.value().apply(event);
        if (value == null) {
            return null;
        }
        Operand by = feature.by();
        if (by != null) {
            Object category = by.value().apply(event);
            return category == null ? null : admit(new Categorised(String.valueOf(category), value), event);
        }
        return of == null ? value : admit(value, event);
    }

    private @Nullable Object admit(Object value, Event event) {
        try {
            return aggregate().admit(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "feature '" + name + "' cannot use event '" + event.id() + "' of source '" + event.source() + "': "
                            + e.getMessage(),
                    e);
        }
    }
}
