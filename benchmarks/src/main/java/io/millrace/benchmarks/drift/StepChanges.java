package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.detector.Contestant;
import io.millrace.benchmarks.drift.detector.Contestants;
import io.millrace.benchmarks.drift.detector.Detector;
import io.millrace.benchmarks.drift.stream.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** S2: how soon detectors that are fed value by value see a change, after 5,000 values and in the 10,000 that follow. */
final class StepChanges implements Experiment {

    private static final int RUNS = 60;
    private static final int BEFORE = 5_000;
    private static final int VALUES = 15_000;

    private final List<Contestant> contestants = Contestants.with(0.3, 0.1);

    @Override
    public String run() {
        List<List<Score>> scores = new ArrayList<>();
        long seeds = 0;
        for (Change change : Change.values()) {
            seeds += 1_000;
            long first = seeds;
            scores.add(IntStream.range(0, RUNS)
                    .parallel()
                    .mapToObj(run -> scores(change, new SplittableRandom(first + run)))
                    .reduce(Collections.nCopies(contestants.size(), Score.NONE), StepChanges::sum));
        }
        return table("found %/mean delay/% of runs with a false alarm", scores, Score::brief)
                + System.lineSeparator()
                + table(
                        "alarms per change",
                        scores,
                        score -> String.format(Locale.ROOT, "%.1f", score.perRun(score.alarms())));
    }

    private List<Score> scores(Change change, SplittableRandom random) {
        List<Detector> detectors =
                contestants.stream().map(contestant -> contestant.start().get()).toList();
        List<Referee> referees = contestants.stream()
                .map(contestant -> new Referee(BEFORE, BEFORE, VALUES))
                .toList();
        for (int value = 0; value < VALUES; value++) {
            double next = change.next(random, value - BEFORE);
            for (int i = 0; i < detectors.size(); i++) {
                referees.get(i).heard(value, detectors.get(i).next(next));
            }
        }
        return referees.stream().map(Referee::score).toList();
    }

    private String table(String corner, List<List<Score>> scores, Function<Score, String> cell) {
        List<String> columns = new ArrayList<>();
        for (Change change : Change.values()) {
            columns.add(change.label());
        }
        Table table = new Table(corner, columns);
        for (int i = 0; i < contestants.size(); i++) {
            int contestant = i;
            table.row(
                    contestants.get(i).name(),
                    scores.stream().map(of -> cell.apply(of.get(contestant))).toList());
        }
        return table.toString();
    }

    static List<Score> sum(List<Score> one, List<Score> other) {
        return IntStream.range(0, one.size())
                .mapToObj(i -> one.get(i).plus(other.get(i)))
                .toList();
    }
}
