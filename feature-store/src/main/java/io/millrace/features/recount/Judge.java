package io.millrace.features.recount;

import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.Status;
import io.millrace.features.engine.View;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.KeptView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares the answers of one partition with their recounts. A feature of which it is not certain that all its events were counted, then and again, is
 * left out.
 *
 * @param traits of the features, by {@code view:feature}
 * @param ahead how long before its time an event can come, in milliseconds
 * @param log what of the partition could be counted again
 * @param views what its station has kept about its views, by name
 */
record Judge(
        FeatureEngine engine,
        Map<String, Traits> traits,
        long ahead,
        StationLog.Extent log,
        Map<String, KeptView> views) {

    /** How far the clocks of the processes and of the brokers may be apart, in milliseconds. */
    static final long CLOCKS = Duration.ofMinutes(5).toMillis();

    /** What a recount says about its answer. */
    Verdict verdict(Recount recount) {
        if (!recount.complete()) {
            return new Verdict.Uncheckable();
        }
        AnsweredEntity answered = recount.answered();
        Answer again = engine.read(recount.row(), answered.asOf());
        List<String> different = new ArrayList<>();
        int checked = 0;
        for (Map.Entry<String, FeatureValue> feature : answered.features().entrySet()) {
            Traits of = Objects.requireNonNull(traits.get(feature.getKey()));
            FeatureValue was = feature.getValue();
            int at = again.position(feature.getKey());
            FeatureValue is = new FeatureValue(again.value(at), again.status(at), again.reason(at));
            boolean same = was.status() == is.status() && Values.same(was.value(), is.value());
            if (isKept(of.view(), recount) && isWithin(of, was, is, answered.asOf()) && (same || !of.bounded())) {
                checked++;
                if (!same) {
                    different.add(feature.getKey() + " was " + text(was) + ", and is " + text(is));
                }
            }
        }
        if (checked == 0) {
            return new Verdict.Uncheckable();
        }
        return different.isEmpty() ? new Verdict.Same() : new Verdict.Different(different);
    }

    /** Whether the view that has answered is the one that counts again, and has been there since the entity's first event. */
    private boolean isKept(View view, Recount recount) {
        KeptView kept = views.get(view.name());
        return kept != null
                && kept.isOf(view)
                && (kept.since() == 0 || kept.since() + CLOCKS < recount.firstAppended());
    }

    /** Whether no event of a feature can be among those that the topic has lost, or that were removed after their time to live. */
    private boolean isWithin(Traits of, FeatureValue was, FeatureValue is, long asOf) {
        if (was.status() == Status.NOT_FOUND && of.view().ttl() != null) {
            return false; // a sweep may have been there that goes by the watermark, not by the time of reading
        }
        boolean known = is.status() != Status.NOT_FOUND && is.status() != Status.OUTSIDE_MAX_AGE;
        return log.whole()
                || (known && of.reach() != Traits.EVER && asOf - of.reach() - ahead - CLOCKS > log.firstAppended());
    }

    private static String text(FeatureValue value) {
        return value.status() == Status.PRESENT
                ? String.valueOf(value.value())
                : value.status().name();
    }
}
