package io.millrace.benchmarks.drift.real;

import io.millrace.drift.detection.QualityChecks;
import io.millrace.drift.detection.WatchedFeature;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The electricity market of New South Wales, where three columns are constant for a year and then come alive. */
final class Electricity {

    private static final long START = Instant.parse("1996-05-07T00:00:00Z").toEpochMilli();
    private static final long STEP = Duration.ofMinutes(30).toMillis();
    private static final long ALIVE = START + 17_424 * STEP;
    private static final Duration WINDOW = Duration.ofDays(1);
    private static final List<String> CONSTANT = List.of("vicprice", "vicdemand", "transfer");
    private static final List<WatchedFeature> FEATURES = List.of(
            WatchedFeature.numeric("nswprice"),
            WatchedFeature.numeric("nswdemand"),
            WatchedFeature.numeric("vicprice"),
            WatchedFeature.numeric("vicdemand"),
            WatchedFeature.numeric("transfer"));

    /** Every question but that for categories, of which there are none. */
    private static final QualityChecks QUALITY = new QualityChecks(0.05, 0, 0.05, 0.1, 0, 0.5);

    private static final List<NamedReference> REFERENCES = List.of(
            NamedReference.first(28),
            NamedReference.first(180),
            NamedReference.trailing(28),
            NamedReference.hourOfWeek(28));

    private final WindowedRows rows;

    Electricity(DataFolder data) throws SQLException {
        data.table("elec", "elec2/elec.csv.gz", true);
        this.rows = WindowedRows.of(
                FEATURES,
                WINDOW,
                data.rows("select row_id, " + START + " + row_id * " + STEP
                        + ", nswprice, nswdemand, vicprice, vicdemand, transfer from elec order by row_id"));
    }

    /** Prints what was found of the three columns, and how much else fires; every alert only where that is asked for. */
    void print(PrintWriter out, boolean every) {
        out.printf(
                Locale.ROOT,
                "Electricity: %d days of 48 rows; vicprice, vicdemand and transfer are constant until %s%n",
                rows.windows().size(),
                EpisodeTable.day(ALIVE));
        TextTable alive = new TextTable("reference", "column", "first alert", "windows", "test", "effect", "lasted");
        TextTable counts =
                new TextTable("reference", "asked", "alerts", "of the three", "others", "by alert", "days on");
        EpisodeTable others = new EpisodeTable();
        for (NamedReference reference : REFERENCES) {
            MonitorRun run = MonitorRun.by(reference.policy());
            MonitorRun.Outcome alone = run.over(rows);
            count(counts, reference, "distributions", alone);
            count(counts, reference, "windows alone", run.alone().over(rows));
            MonitorRun.Outcome all = run.asking(QUALITY).over(rows);
            count(counts, reference, "and quality", all);
            for (String column : CONSTANT) {
                found(alive, reference, column, all.episodes());
            }
            alone.episodes().stream()
                    .filter(one -> !CONSTANT.contains(one.fired().feature()))
                    .forEach(one -> others.add(reference.name(), one));
        }
        alive.print(out);
        counts.print(out);
        if (every) {
            out.println("alerts about the distributions of the other two columns");
            others.print(out);
        }
    }

    private static void found(TextTable table, NamedReference reference, String column, List<Episode> episodes) {
        for (Episode one : episodes) {
            if (one.fired().feature().equals(column)) {
                table.add(
                        reference.name(),
                        one.alert(),
                        EpisodeTable.day(one.from()),
                        (one.known() - ALIVE) / WINDOW.toMillis(),
                        one.fired().test().test(),
                        EpisodeTable.figure(one.fired().test().effect()),
                        EpisodeTable.lasted(one));
                return;
            }
        }
        table.add(reference.name(), column, "none", "", "", "", "");
    }

    private static void count(TextTable table, NamedReference reference, String asked, MonitorRun.Outcome outcome) {
        long three = outcome.episodes().stream()
                .filter(one -> CONSTANT.contains(one.fired().feature()))
                .count();
        table.add(
                reference.name(),
                asked,
                outcome.episodes().size(),
                three,
                outcome.episodes().size() - three,
                outcome.byAlert(),
                outcome.on() + " of " + outcome.judged());
    }
}
