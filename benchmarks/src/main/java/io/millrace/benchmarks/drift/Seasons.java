package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.monitor.GrowingMonitor;
import io.millrace.benchmarks.drift.monitor.Watch;
import io.millrace.benchmarks.drift.rule.Contestant;
import io.millrace.benchmarks.drift.rule.Contestants;
import io.millrace.benchmarks.drift.rule.WindowRule;
import io.millrace.benchmarks.drift.stream.Column;
import io.millrace.benchmarks.drift.stream.Season;
import io.millrace.drift.detection.AlertStatus;
import io.millrace.drift.detection.HourOfWeek;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.TrailingWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** S8: a mean that goes up and down with the day and the week: a week of reference, three in which nothing else happens, and one with a shift. */
final class Seasons implements Experiment {

    private static final int RUNS = 10;
    private static final int WEEKS = 5;
    private static final double SHIFT = 1;

    @Override
    public String run() {
        Table table = new Table(
                "a mean of +-1s, then +1s",
                List.of("window", "alarms in 3 weeks before", "found", "delay, hours", "alarms after"));
        for (int window : new int[] {Season.HOUR, Season.DAY}) {
            List<Contestant> contestants =
                    new ArrayList<>(Contestants.with(Watch.both(0.3, window), Watch.alone(0.3, window)));
            contestants.add(2, growing("trailing 7 days", new TrailingWindows(week(1)), Watch.both(0.3, window)));
            contestants.add(3, growing("trailing 7 days", new TrailingWindows(week(1)), Watch.alone(0.3, window)));
            contestants.add(4, growing("hour of 2 weeks", new HourOfWeek(week(2)), Watch.both(0.3, window)));
            contestants.add(5, growing("hour of 2 weeks", new HourOfWeek(week(2)), Watch.alone(0.3, window)));
            for (Contestant contestant : contestants) {
                table.row(contestant.name(), cells(contestant, window));
            }
        }
        return table.toString();
    }

    private static long week(int weeks) {
        return Season.ROW.multipliedBy((long) weeks * Season.WEEK).toMillis();
    }

    private static Contestant growing(String name, ReferencePolicy policy, Watch watch) {
        String how = watch.sequential() ? "" : ", each window alone";
        return new Contestant("Millrace, " + name + how, reference -> {
            GrowingMonitor monitor = new GrowingMonitor(watch, policy, Season.ROW);
            for (int from = 0; from < reference.rows(); from += watch.rows()) {
                monitor.judge(reference.rows(from, from + watch.rows()));
            }
            return window -> monitor.judge(window).stream().anyMatch(one -> one.status() == AlertStatus.FIRING);
        });
    }

    private static List<String> cells(Contestant contestant, int window) {
        Score score = IntStream.range(0, RUNS)
                .parallel()
                .mapToObj(run -> score(contestant, window, new SplittableRandom(8_000 + run)))
                .reduce(Score.NONE, Score::plus);
        return List.of(
                window == Season.HOUR ? "hour" : "day",
                String.format(Locale.ROOT, "%.1f", score.perRun(score.falseAlarms())),
                score.found() + "/" + RUNS,
                score.found() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", score.meanDelay() / Season.HOUR),
                String.format(Locale.ROOT, "%.1f", score.perRun(score.alarms())));
    }

    private static Score score(Contestant contestant, int window, SplittableRandom random) {
        Column rows = Season.weeks(WEEKS, SHIFT, random);
        int shifted = (WEEKS - 1) * Season.WEEK;
        WindowRule rule = contestant.learn().apply(rows.rows(0, Season.WEEK));
        Referee referee = new Referee(shifted, shifted, rows.rows());
        for (int to = Season.WEEK + window; to <= rows.rows(); to += window) {
            referee.heard(to - 1, rule.flags(rows.rows(to - window, to)));
        }
        return referee.score();
    }
}
