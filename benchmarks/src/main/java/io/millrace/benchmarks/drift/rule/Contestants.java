package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.monitor.Watch;
import java.util.ArrayList;
import java.util.List;

/** All that compare windows with a reference. */
public final class Contestants {

    private static final int SMALL = 1_000;

    private Contestants() {}

    /** Millrace in these ways, the defaults of others, and two that do not look. */
    public static List<Contestant> with(Watch... watches) {
        List<Contestant> all = new ArrayList<>();
        for (Watch watch : watches) {
            String how = watch.sequential() ? "" : ", each window alone";
            all.add(new Contestant(
                    "Millrace, effect " + watch.effect() + how, reference -> new MillraceRule(watch, reference)));
        }
        all.add(new Contestant("Evidently", Evidently::of));
        all.add(new Contestant(
                "Evidently, reference of 1,000",
                reference -> Evidently.of(reference.rows(0, Math.min(SMALL, reference.rows())))));
        all.add(new Contestant("PSI >= .1", reference -> new StabilityIndex().below(0.1, reference)));
        all.add(new Contestant("PSI >= .2", reference -> new StabilityIndex().below(0.2, reference)));
        all.add(new Contestant("whylogs: p < .05", Whylogs::of));
        all.add(new Contestant("NannyML: mean + 3 std", ChunkRule::of));
        all.add(new Contestant("always", reference -> window -> true));
        all.add(new Contestant("never", reference -> window -> false));
        return all;
    }
}
