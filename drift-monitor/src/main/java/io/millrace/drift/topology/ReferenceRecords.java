package io.millrace.drift.topology;

import io.millrace.drift.detection.CategoryShare;
import io.millrace.drift.detection.FeatureSummary;
import io.millrace.drift.detection.FirstWindows;
import io.millrace.drift.detection.HourOfWeek;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.Reference;
import io.millrace.drift.detection.ReferenceInterval;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.TrailingWindows;
import io.millrace.runtime.project.Durations;
import io.millrace.schemas.DriftReference;
import io.millrace.schemas.DriftSample;
import io.millrace.schemas.ReferenceFeature;
import io.millrace.schemas.ReferenceState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** References in the words of the contract. */
final class ReferenceRecords {

    private ReferenceRecords() {}

    /** One that windows are judged by. */
    static DriftReference of(MonitorSettings settings, ReferencePolicy policy, Reference reference) {
        return new DriftReference(
                settings.monitor(),
                ReferenceState.COMPLETE,
                reference.version(),
                words(policy),
                reference.interval().from(),
                reference.interval().to(),
                reference.profile().rows(),
                FeatureSummary.of(settings, reference.profile()).stream()
                        .map(ReferenceRecords::feature)
                        .toList(),
                "complete");
    }

    /** One that is still to come. */
    static DriftReference gathering(MonitorSettings settings, ReferencePolicy policy, String reason) {
        return without(ReferenceState.GATHERING, settings, policy, reason);
    }

    /** A word that is not taken: the reference stays what it was. */
    static DriftReference refused(MonitorSettings settings, ReferencePolicy policy, String why) {
        return without(ReferenceState.REFUSED, settings, policy, why);
    }

    private static DriftReference without(
            ReferenceState state, MonitorSettings settings, ReferencePolicy policy, String reason) {
        return new DriftReference(settings.monitor(), state, "", words(policy), 0L, 0L, 0L, List.of(), reason);
    }

    private static ReferenceFeature feature(FeatureSummary summary) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (CategoryShare share : summary.categories()) {
            shares.put(share.category(), share.current());
        }
        return new ReferenceFeature(
                summary.feature().name(),
                summary.missing(),
                new DriftSample(
                        (long) summary.rows(),
                        summary.effective(),
                        summary.quantiles().map(AlertRecords::quantiles).orElse(List.of()),
                        shares));
    }

    /** A policy in the words of the project file. */
    static String words(ReferencePolicy policy) {
        if (policy instanceof ReferenceInterval interval) {
            return "from " + Instant.ofEpochMilli(interval.from()) + " to " + Instant.ofEpochMilli(interval.to());
        }
        if (policy instanceof FirstWindows first) {
            return "first " + text(first.length());
        }
        return policy instanceof HourOfWeek week
                ? "hour_of_week " + text(week.length())
                : "trailing " + text(((TrailingWindows) policy).length());
    }

    private static String text(long length) {
        return Durations.text(Duration.ofMillis(length));
    }
}
