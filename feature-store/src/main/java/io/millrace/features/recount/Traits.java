package io.millrace.features.recount;

import io.millrace.features.engine.EntityLayout;
import io.millrace.features.engine.Feature;
import io.millrace.features.engine.PanedWindow;
import io.millrace.features.engine.View;
import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.By;
import io.millrace.features.engine.aggregate.Mode;
import io.millrace.features.engine.aggregate.TopK;
import java.util.HashMap;
import java.util.Map;

/**
 * What a recount has to know of a feature.
 *
 * @param reach how far before the time of reading its events can be, in milliseconds; {@link #EVER} for any time
 * @param bounded whether it keeps a bounded number of values, so that beyond these it depends on which events were counted together
 */
record Traits(View view, long reach, boolean bounded) {

    /** A session, the last events or a life may have begun at any time. */
    static final long EVER = Long.MAX_VALUE;

    /** Those of all features of a layout, by {@code view:feature}. */
    static Map<String, Traits> of(EntityLayout layout) {
        Map<String, Traits> traits = new HashMap<>();
        for (View view : layout.views()) {
            Traits derived = new Traits(view, 0, false);
            for (Feature feature : view.features()) {
                Traits of = of(view, feature);
                traits.put(view.name() + ":" + feature.name(), of);
                derived = derived.and(of);
            }
            for (String name : view.derived().names()) {
                traits.put(view.name() + ":" + name, derived);
            }
        }
        return traits;
    }

    private static Traits of(View view, Feature feature) {
        Aggregate aggregate = feature.aggregate();
        return new Traits(
                view,
                feature.window() instanceof PanedWindow window ? window.reach() : EVER,
                aggregate instanceof TopK || aggregate instanceof Mode || aggregate instanceof By);
    }

    private Traits and(Traits other) {
        return new Traits(view, Math.max(reach, other.reach), bounded || other.bounded);
    }
}
