package io.millrace.platform.cli;

import io.millrace.drift.detection.MonitorSettings;
import io.millrace.schemas.DriftReference;
import io.millrace.schemas.DriftSample;
import io.millrace.schemas.ReferenceFeature;
import io.millrace.schemas.ReferenceState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A reference as it is shown. */
final class ReferenceText {

    private static final int SHOWN = 4;
    private static final MathContext DIGITS = new MathContext(6);
    private static final int FEWEST = (int) MonitorSettings.DEFAULT_MINIMUM_EFFECTIVE_SIZE;

    private ReferenceText() {}

    static List<String> lines(DriftReference reference) {
        Table table = new Table();
        table.row("monitor", reference.getMonitor()).row("policy", reference.getPolicy());
        if (reference.getState() != ReferenceState.COMPLETE) {
            String state = reference.getState() == ReferenceState.GATHERING
                    ? "being gathered"
                    : "what it was, and told of again when the next window is judged";
            table.row("state", state).row("reason", reference.getReason());
            return table.lines();
        }
        table.row("version", reference.getVersion())
                .row("from", Instant.ofEpochMilli(reference.getFrom()).toString())
                .row("to", Instant.ofEpochMilli(reference.getTo()).toString())
                .row("rows", String.valueOf(reference.getRows()));
        Table features = new Table().row("feature", "sampled", "independent", "missing", "values");
        for (ReferenceFeature feature : reference.getFeatures()) {
            DriftSample sample = feature.getSample();
            features.row(
                    feature.getFeature(),
                    String.valueOf(sample.getRows()),
                    String.format(Locale.ROOT, "%.0f", sample.getEffective()),
                    String.format(Locale.ROOT, "%.1f%%", 100 * feature.getMissing()),
                    values(sample));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.addAll(features.lines());
        for (ReferenceFeature feature : reference.getFeatures()) {
            if (feature.getSample().getEffective() < FEWEST) {
                lines.add("'" + feature.getFeature() + "' has too few: it is not judged with fewer than " + FEWEST
                        + " independent rows. Make the reference longer.");
            }
        }
        return lines;
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    private static String values(DriftSample sample) {
        List<Double> quantiles = sample.getQuantiles();
        if (!quantiles.isEmpty()) {
            return "median " + number(quantiles.get(3)) + ", middle half " + number(quantiles.get(2)) + " to "
                    + number(quantiles.get(4)) + ", all " + number(quantiles.get(0)) + " to "
                    + number(quantiles.get(6));
        }
        return sample.getCategories().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(one -> String.format(Locale.ROOT, "'%s' %.0f%%", one.getKey(), 100 * one.getValue()))
                .collect(Collectors.joining(", "));
    }
}
