package io.millrace.benchmarks.drift.real;

import io.millrace.drift.detection.QualityChecks;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Series with labelled anomalies: of which of them a monitor of distributions says something, and what it says beside. */
final class AnomalySeries {

    /** How a series is watched. */
    private record Way(NamedReference reference, boolean hourly, QualityChecks quality, boolean sequential) {

        String name() {
            return reference.name()
                    + (hourly ? ", windows of 1 h" : "")
                    + (quality.range() > 0 ? ", range and stuck" : "")
                    + (sequential ? "" : ", windows alone");
        }
    }

    /** What came of some series. */
    private record Sum(int labels, int hit, int on, int outside) {

        Sum plus(Sum other) {
            return new Sum(labels + other.labels, hit + other.hit, on + other.on, outside + other.outside);
        }
    }

    private static final QualityChecks RANGE_AND_STUCK = new QualityChecks(0, 0, 0.05, 0.1, 0, 0);
    private static final String[] HEADS = {
        "series", "reference", "window", "labels", "hit", "on", "outside", "after the label's start", "windows on"
    };
    private static final List<Way> WAYS = List.of(
            new Way(NamedReference.trailing(7), false, QualityChecks.NONE, true),
            new Way(NamedReference.hourOfWeek(28), false, QualityChecks.NONE, true),
            new Way(NamedReference.first(3), false, QualityChecks.NONE, true),
            new Way(NamedReference.trailing(7), true, QualityChecks.NONE, true),
            new Way(NamedReference.trailing(7), false, QualityChecks.NONE, false),
            new Way(NamedReference.trailing(7), false, RANGE_AND_STUCK, true));

    private final List<LabelledSeries> series;

    AnomalySeries(DataFolder data) throws IOException, SQLException {
        this.series =
                LabelledSeries.read(data, List.of("realKnownCause", "artificialWithAnomaly", "artificialNoAnomaly"));
    }

    /** Prints sums, and each series as the first two ways find it; as all ways do only where that is asked for. */
    void print(PrintWriter out, boolean every) {
        out.println("Series with labelled anomalies");
        TextTable sums =
                new TextTable("watched by", "labels", "hit", "missed", "of these on already", "alerts outside");
        TextTable table = new TextTable(HEADS);
        for (Way way : WAYS) {
            Sum sum = new Sum(0, 0, 0, 0);
            TextTable shown = every || WAYS.indexOf(way) < 2 ? table : new TextTable(HEADS);
            for (LabelledSeries one : series) {
                sum = sum.plus(watched(shown, way, one));
            }
            sums.add(way.name(), sum.labels(), sum.hit(), sum.labels() - sum.hit(), sum.on(), sum.outside());
        }
        sums.print(out);
        table.print(out);
    }

    private static Sum watched(TextTable table, Way way, LabelledSeries one) {
        Duration window = way.hourly() ? Duration.ofHours(1) : one.window();
        MonitorRun run = new MonitorRun(
                MonitorRun.DEFAULT_EFFECT,
                way.quality(),
                way.sequential(),
                way.reference().policy());
        MonitorRun.Outcome outcome = run.over(one.windows(window));
        List<Episode> outside = new ArrayList<>(outcome.episodes());
        List<String> delays = new ArrayList<>();
        int hit = 0;
        int on = 0;
        for (LabelledSeries.Label label : one.labels()) {
            List<Episode> meet =
                    outcome.episodes().stream().filter(label::meets).toList();
            outside.removeAll(meet);
            if (!meet.isEmpty()) {
                hit++;
                delays.add(String.format(Locale.ROOT, "%.1f h", (meet.get(0).known() - label.from()) / 3_600_000.0));
            } else if (outcome.episodes().stream()
                    .anyMatch(was -> was.from() < label.from() && was.to() > label.from())) {
                on++;
                delays.add("on");
            } else {
                delays.add("-");
            }
        }
        table.add(
                one.file().substring(one.file().indexOf('/') + 1).replace(".csv", ""),
                way.name(),
                window.toHours() + " h",
                one.labels().size(),
                hit,
                on,
                outside.size(),
                String.join(", ", delays),
                outcome.on() + " of " + outcome.judged());
        return new Sum(one.labels().size(), hit, on, outside.size());
    }
}
