package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.monitor.Monitor;
import io.millrace.benchmarks.drift.monitor.Watch;
import io.millrace.benchmarks.drift.stream.Break;
import io.millrace.drift.detection.AlertStatus;
import io.millrace.drift.detection.AlertTransition;
import io.millrace.drift.detection.QualityChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** S9: which of Millrace's checks see broken data, and after how many windows of 1,000 rows, with a reference of twenty. */
final class Breaks implements Experiment {

    private static final int RUNS = 10;
    private static final int REFERENCE = 20;
    private static final int CALM = 100;
    private static final int BROKEN = 20;
    private static final QualityChecks QUALITY = new QualityChecks(0.01, 0.005, 0.005, 0.02, 0, 0.3);
    private static final List<String> CHECKS = List.of(
            "DRIFT f0",
            "DRIFT f1",
            "MISSING f0",
            "MISSING f1",
            "NEW_CATEGORY f1",
            "RANGE f0",
            "STUCK f0",
            "VOLUME (rows)");

    @Override
    public String run() {
        List<String> columns = new ArrayList<>(CHECKS.stream()
                .map(check ->
                        check.replace("f0", "number").replace("f1", "category").toLowerCase(Locale.ROOT))
                .toList());
        columns.add("alarms before");
        Table table = new Table("runs of 10 that saw it/after windows", columns);
        for (Break broken : Break.values()) {
            table.row("effect .3: " + broken.label(), cells(broken, 0.3));
        }
        for (Break broken : Break.values()) {
            table.row("effect .05: " + broken.label(), cells(broken, 0.05));
        }
        return table.toString();
    }

    private static List<String> cells(Break broken, double effect) {
        List<Map<String, Score>> runs = IntStream.range(0, RUNS)
                .parallel()
                .mapToObj(run -> scores(broken, effect, new SplittableRandom(9_000 + run)))
                .toList();
        List<String> cells = new ArrayList<>();
        long before = 0;
        for (String check : CHECKS) {
            Score score = runs.stream()
                    .map(run -> run.getOrDefault(check, Score.NONE))
                    .reduce(Score.NONE, Score::plus);
            before += score.falseAlarms();
            cells.add(
                    score.found() == 0 ? "-" : String.format(Locale.ROOT, "%d/%.1f", score.found(), score.meanDelay()));
        }
        cells.add(Long.toString(before));
        return cells;
    }

    private static Map<String, Score> scores(Break broken, double effect, SplittableRandom random) {
        Monitor monitor = new Monitor(
                new Watch(effect, true, Break.ROWS, QUALITY), Break.NONE.rows(REFERENCE * Break.ROWS, random));
        Map<String, Referee> referees = new TreeMap<>();
        for (int window = 0; window < CALM + BROKEN; window++) {
            Break now = window < CALM ? Break.NONE : broken;
            for (AlertTransition one : monitor.judge(now.window(random))) {
                if (one.status() == AlertStatus.FIRING) {
                    referees.computeIfAbsent(
                                    one.kind() + " " + one.feature(), check -> new Referee(CALM, CALM, CALM + BROKEN))
                            .heard(window, true);
                }
            }
        }
        Map<String, Score> scores = new TreeMap<>();
        referees.forEach((check, referee) -> scores.put(check, referee.score()));
        return scores;
    }
}
