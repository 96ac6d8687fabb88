package io.millrace.benchmarks.drift.real;

import io.millrace.drift.detection.QualityChecks;
import io.millrace.drift.detection.WatchedFeature;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Departures from New York's airports in 2013, with the weather, and whether flights arrive late. */
final class Flights {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<NamedReference> REFERENCES =
            List.of(NamedReference.first(28), NamedReference.trailing(28), NamedReference.hourOfWeek(28));
    private static final QualityChecks VOLUME = new QualityChecks(0, 0, 0, 0, 0, 0.3);

    private final FlightDays worst;
    private final WindowedRows departures;
    private final WindowedRows arrivals;

    Flights(DataFolder data) throws SQLException {
        data.table("departures", "flights/departures.csv.gz", true);
        data.table("arrivals", "flights/arrivals.csv.gz", true);
        data.table("weather", "flights/weather.csv.gz", true);
        this.worst = FlightDays.of(data);
        this.departures = WindowedRows.of(
                List.of(
                        WatchedFeature.numeric("dep_delay"),
                        WatchedFeature.numeric("distance"),
                        WatchedFeature.categorical("carrier"),
                        WatchedFeature.categorical("origin"),
                        WatchedFeature.numeric("wind_speed"),
                        WatchedFeature.numeric("visib"),
                        WatchedFeature.numeric("precip")),
                DAY,
                data.rows(
                        "select flight_id, epoch_ms(dep_utc), dep_delay, distance, carrier, d.origin, wind_speed, visib, precip"
                                + " from departures d left join weather w"
                                + " on w.origin = d.origin and w.time_hour = date_trunc('hour', dep_utc)"));
        this.arrivals = WindowedRows.of(
                List.of(WatchedFeature.numeric("late")),
                DAY,
                data.rows(
                        "select flight_id, epoch_ms(arr_utc), case when arr_delay > 15 then 1 else 0 end from arrivals"));
    }

    /** Prints what fired on the worst days, and how much fires at all; every alert only where that is asked for. */
    void print(PrintWriter out, boolean every) {
        out.println("Flights: days (UTC) of departures and arrivals");
        TextTable counts = new TextTable("reference", "effect", "watched", "alerts", "by cusum", "days on", "by alert");
        List<List<Episode>> all = new ArrayList<>();
        for (NamedReference reference : REFERENCES) {
            List<Episode> found = new ArrayList<>();
            MonitorRun run = MonitorRun.by(reference.policy());
            for (double effect : new double[] {MonitorRun.DEFAULT_EFFECT, 0.15}) {
                MonitorRun.Outcome left = run.effect(effect).asking(VOLUME).over(departures);
                MonitorRun.Outcome arrived = run.effect(effect).over(arrivals);
                count(counts, reference.name(), effect, "departures", left);
                count(counts, reference.name(), effect, "arrivals", arrived);
                if (effect == MonitorRun.DEFAULT_EFFECT) {
                    found.addAll(left.episodes());
                    found.addAll(arrived.episodes());
                }
            }
            count(
                    counts,
                    reference.name() + ", windows alone",
                    run.effect(),
                    "departures",
                    run.alone().asking(VOLUME).over(departures));
            count(
                    counts,
                    reference.name() + ", windows alone",
                    run.effect(),
                    "arrivals",
                    run.alone().over(arrivals));
            all.add(found);
        }
        worst(out, all);
        counts.print(out);
        if (!every) {
            return;
        }
        out.println("all alerts, effect 0.3");
        EpisodeTable table = new EpisodeTable();
        for (int i = 0; i < all.size(); i++) {
            for (Episode one : all.get(i)) {
                table.add(REFERENCES.get(i).name(), one);
            }
        }
        table.print(out);
    }

    private void worst(PrintWriter out, List<List<Episode>> all) {
        TextTable table = new TextTable(
                "worst days",
                "late or lacking",
                REFERENCES.get(0).name(),
                REFERENCES.get(1).name(),
                REFERENCES.get(2).name());
        worst.shares()
                .forEach((day, share) -> table.add(
                        EpisodeTable.day(day),
                        EpisodeTable.figure(share),
                        said(day, all.get(0)),
                        said(day, all.get(1)),
                        said(day, all.get(2))));
        table.print(out);
    }

    /** What fired on a day, or was on already. */
    private static String said(long day, List<Episode> episodes) {
        List<String> fired = new ArrayList<>();
        List<String> on = new ArrayList<>();
        for (Episode one : episodes) {
            if (one.from() == day) {
                fired.add(one.alert());
            } else if (one.from() < day && one.to() > day + DAY.toMillis()) {
                on.add(one.alert());
            }
        }
        String text = String.join(" ", fired);
        return on.isEmpty() ? (text.isEmpty() ? "-" : text) : (text + " (on: " + String.join(" ", on) + ")").strip();
    }

    private static void count(
            TextTable table, String reference, double effect, String watched, MonitorRun.Outcome outcome) {
        table.add(
                reference,
                effect,
                watched,
                outcome.episodes().size(),
                outcome.sequential(),
                outcome.on() + " of " + outcome.judged(),
                outcome.byAlert());
    }
}
