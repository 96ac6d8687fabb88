package io.millrace.drift.topology;

import io.millrace.drift.detection.AlertTransition;
import io.millrace.drift.detection.CategoryShare;
import io.millrace.drift.detection.Evidence;
import io.millrace.drift.detection.Measures;
import io.millrace.drift.detection.Quantiles;
import io.millrace.drift.detection.TestResult;
import io.millrace.runtime.project.Monitor;
import io.millrace.schemas.AlertKind;
import io.millrace.schemas.AlertSeverity;
import io.millrace.schemas.AlertStatus;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.DriftContributor;
import io.millrace.schemas.DriftInput;
import io.millrace.schemas.DriftSample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alert transitions in the words of the contract. */
final class AlertRecords {

    private AlertRecords() {}

    static DriftAlert of(AlertTransition alert, Monitor.Severity severity, List<DriftInput> inputs) {
        TestResult test = alert.test();
        Measures measures = alert.measures();
        return new DriftAlert(
                alert.id(),
                AlertStatus.valueOf(alert.status().name()),
                alert.monitor(),
                alert.feature(),
                AlertKind.valueOf(alert.kind().name()),
                alert.check().segment() == null ? "" : alert.check().segment().toString(),
                AlertSeverity.valueOf(severity.name()),
                alert.incident(),
                (long) alert.episode(),
                alert.windowStart(),
                alert.windowEnd(),
                alert.firstWindowStart(),
                test.test(),
                test.statistic(),
                test.effect(),
                alert.check().threshold(),
                test.pValue(),
                alert.level(),
                alert.reference().from(),
                alert.reference().to(),
                alert.referenceVersion(),
                sample(alert.evidence(), true, test.nReference(), test.nEffReference()),
                sample(alert.evidence(), false, test.nCurrent(), test.nEffCurrent()),
                measures == null ? null : measures.psi(),
                measures == null ? null : measures.wasserstein(),
                alert.sampleError(),
                alert.contributors().stream()
                        .map(one -> new DriftContributor(one.segment(), one.without()))
                        .toList(),
                inputs,
                alert.sentence());
    }

    private static DriftSample sample(Evidence evidence, boolean reference, int rows, double effective) {
        if (evidence instanceof Evidence.NumericEvidence numeric) {
            return new DriftSample(
                    (long) rows, effective, quantiles(reference ? numeric.reference() : numeric.current()), Map.of());
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        if (evidence instanceof Evidence.CategoricalEvidence categorical) {
            for (CategoryShare share : categorical.categories()) {
                shares.put(share.category(), reference ? share.reference() : share.current());
            }
        }
        return new DriftSample((long) rows, effective, List.of(), shares);
    }

    static List<Double> quantiles(Quantiles quantiles) {
        return List.of(
                quantiles.min(),
                quantiles.p5(),
                quantiles.p25(),
                quantiles.p50(),
                quantiles.p75(),
                quantiles.p95(),
                quantiles.max());
    }
}
