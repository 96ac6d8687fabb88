package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.detector.Contestant;
import io.millrace.benchmarks.drift.detector.Contestants;
import io.millrace.benchmarks.drift.detector.Detector;
import io.millrace.benchmarks.drift.stream.ErrorStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** S3: the errors of a tree that learns no more, while a concept comes and goes: abruptly, in 1,000 examples and in 5,000. */
final class ErrorStreams implements Experiment {

    private static final int SEEDS = 10;
    private static final List<Integer> WIDTHS = List.of(1, 1_000, 5_000);

    private final List<Contestant> contestants = Contestants.with(0.1, 0.05);

    @Override
    public String run() {
        StringBuilder text = new StringBuilder();
        for (ErrorStream stream : ErrorStream.values()) {
            List<List<Score>> scores =
                    WIDTHS.stream().map(width -> scores(stream, width)).toList();
            List<String> columns =
                    WIDTHS.stream().map(width -> "width " + width).toList();
            Table table = new Table(stream.label() + ": false per run/delay/alarms per drift/later/resolved", columns);
            for (int i = 0; i < contestants.size(); i++) {
                int contestant = i;
                table.row(
                        contestants.get(i).name(),
                        scores.stream().map(of -> cell(of.get(contestant))).toList());
            }
            text.append(table).append(System.lineSeparator());
        }
        return text.toString().stripTrailing();
    }

    private List<Score> scores(ErrorStream stream, int width) {
        return IntStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(seed -> scores(errors(stream, width, seed), width))
                .reduce(Collections.nCopies(contestants.size(), Score.NONE), StepChanges::sum);
    }

    private List<Score> scores(double[] errors, int width) {
        List<Score> scores = new ArrayList<>();
        for (Contestant contestant : contestants) {
            Detector detector = contestant.start().get();
            Referee referee =
                    new Referee(ErrorStream.CHANGED - width, ErrorStream.CHANGED, ErrorStream.RETURNED - width);
            for (int i = 0; i < errors.length; i++) {
                referee.heard(i, detector.next(errors[i]));
            }
            scores.add(referee.score());
        }
        return scores;
    }

    private static double[] errors(ErrorStream stream, int width, int seed) {
        try {
            return stream.errors(width, seed);
        } catch (Exception e) {
            throw new IllegalStateException("MOA does not make " + stream.label() + " with seed " + seed, e);
        }
    }

    private static String cell(Score score) {
        return String.format(
                Locale.ROOT,
                "%.1f/%s/%.1f/%.1f/%.1f",
                score.perRun(score.falseAlarms()),
                delay(score),
                score.perRun(score.alarms()),
                score.perRun(score.later()),
                score.perRun(score.resolved()));
    }

    /** Mean over the runs that found it, with their number where it is not all of them. */
    private static String delay(Score score) {
        if (score.found() == 0) {
            return "-";
        }
        String mean = String.format(Locale.ROOT, "%.0f", score.meanDelay());
        return score.found() == score.runs() ? mean : mean + "(" + score.found() + ")";
    }
}
