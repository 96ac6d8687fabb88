package io.millrace.features.recount;

import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.KeptView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares the answers of one partition with their recounts.
 *
 * @param log what of the partition could be counted again
 * @param views what its station has kept about its views, by name
 */
record Judge(FeatureEngine engine, Reaches reaches, StationLog.Extent log, Map<String, KeptView> views) {

    /** What a recount that has seen all events says about its answer. */
    Verdict verdict(Recount recount) {
        if (!recount.ends()) {
            return new Verdict.Uncheckable();
        }
        AnsweredEntity answered = recount.answered();
        Answer again = engine.read(recount.row(), answered.asOf());
        List<String> different = new ArrayList<>();
        int checked = 0;
        for (Map.Entry<String, FeatureValue> feature : answered.features().entrySet()) {
            int at = again.position(feature.getKey());
            FeatureValue counted = new FeatureValue(again.value(at), again.status(at), again.reason(at));
            if (isCounted(feature.getKey(), counted, recount)) {
                checked++;
                if (!isSame(feature.getValue(), counted)) {
                    different.add(feature.getKey() + " was " + text(feature.getValue()) + ", and is " + text(counted));
                }
            }
        }
        if (checked == 0) {
            return new Verdict.Uncheckable();
        }
        return different.isEmpty() ? new Verdict.Same() : new Verdict.Different(different);
    }

    /** Whether all the events that a feature takes have been counted, then and again. */
    private boolean isCounted(String feature, FeatureValue counted, Recount recount) {
        KeptView view = views.get(feature.substring(0, feature.indexOf(':')));
        if (view == null || view.since() > recount.firstAppended()) {
            return false;
        }
        return log.whole()
                || (counted.status() != Status.NOT_FOUND
                        && reaches.earliest(feature, recount.answered().asOf()) > log.firstAppended());
    }

    private static boolean isSame(FeatureValue one, FeatureValue other) {
        return one.status() == other.status() && Objects.equals(one.value(), other.value());
    }

    private static String text(FeatureValue value) {
        return value.status() == Status.PRESENT
                ? String.valueOf(value.value())
                : value.status().name();
    }
}
