package io.millrace.benchmarks.drift.real;

import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.WatchedFeature;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** SEA concepts: what is to be learned changes at three known rows, and the inputs never do. A row comes a minute. */
final class SeaConcepts {

    private static final long MINUTE = 60_000L;
    private static final List<Long> CHANGES = List.of(12_500L, 25_000L, 37_500L);
    private static final Duration WINDOW = Duration.ofHours(6);
    private static final int FIRST_ROWS = 5_000;
    private static final List<NamedReference> REFERENCES = List.of(NamedReference.first(5), NamedReference.trailing(5));

    private final List<Row> labelled;

    SeaConcepts(DataFolder data) throws Exception {
        data.table("inputs", "sea50k/SEA_training_data.csv.gz", false);
        data.table("classes", "sea50k/SEA_training_class.csv.gz", false);
        this.labelled = data.rows("select row_id, row_id * 60000, inputs.column0, inputs.column1, inputs.column2,"
                + " classes.column0 from inputs join classes using (row_id) order by row_id");
    }

    void print(PrintWriter out) throws Exception {
        out.printf(
                Locale.ROOT, "SEA concepts: %,d rows, changes at %s; windows of 360 rows%n", labelled.size(), CHANGES);
        TextTable table = new TextTable(
                "watched",
                "reference",
                "effect",
                "change 1",
                "change 2",
                "change 3",
                "false",
                "last resolved at",
                "on");
        WindowedRows inputs = WindowedRows.of(
                List.of(WatchedFeature.numeric("f1"), WatchedFeature.numeric("f2"), WatchedFeature.numeric("f3")),
                WINDOW,
                labelled.stream()
                        .map(row ->
                                new Row(row.eventId(), row.time(), row.values().subList(0, 3), null))
                        .toList());
        for (NamedReference reference : REFERENCES) {
            line(table, "inputs", reference, MonitorRun.DEFAULT_EFFECT, inputs);
            line(table, "inputs", reference, 0.05, inputs);
        }
        for (String learner : List.of("trees.HoeffdingTree", "bayes.NaiveBayes")) {
            String name = learner.substring(learner.indexOf('.') + 1);
            errors(table, "errors of " + name, new ErrorBits(learner, Integer.MAX_VALUE));
            errors(table, "errors of " + name + ", frozen", new ErrorBits(learner, FIRST_ROWS));
        }
        table.print(out);
    }

    private void errors(TextTable table, String name, ErrorBits learner) throws Exception {
        List<Row> errors = learner.of(labelled);
        // what a learner that knows nothing yet gets wrong is not what is usual
        WindowedRows rows = WindowedRows.of(
                List.of(WatchedFeature.numeric("error")), WINDOW, errors.subList(FIRST_ROWS, errors.size()));
        for (NamedReference reference : REFERENCES) {
            for (double effect : new double[] {MonitorRun.DEFAULT_EFFECT, 0.05, 0.03}) {
                line(table, name, reference, effect, rows);
            }
        }
    }

    private static void line(TextTable table, String name, NamedReference reference, double effect, WindowedRows rows) {
        MonitorRun.Outcome outcome =
                MonitorRun.by(reference.policy()).effect(effect).over(rows);
        List<Episode> left = new ArrayList<>(outcome.episodes());
        List<String> found = new ArrayList<>();
        for (int change = 0; change < CHANGES.size(); change++) {
            long from = CHANGES.get(change);
            long to = change + 1 < CHANGES.size() ? CHANGES.get(change + 1) : Long.MAX_VALUE / MINUTE;
            found.add(found(left, name.equals("inputs"), from * MINUTE, to * MINUTE));
        }
        String last = outcome.episodes().isEmpty()
                ? "-"
                : outcome.episodes().stream()
                        .map(one ->
                                one.resolved() == null ? "not" : String.format(Locale.ROOT, "%,d", one.to() / MINUTE))
                        .reduce((one, next) -> next)
                        .orElse("-");
        table.add(
                name,
                reference.name(),
                effect,
                found.get(0),
                found.get(1),
                found.get(2),
                left.size(),
                last,
                outcome.on() + " of " + outcome.judged());
    }

    /** Rows until the first alert of a change; what fires later until the next one is another. */
    private static String found(List<Episode> left, boolean never, long from, long to) {
        if (never) {
            return "none to find";
        }
        for (Episode one : List.copyOf(left)) {
            if (one.known() > from && one.known() <= to) {
                left.remove(one);
                return String.format(
                        Locale.ROOT,
                        "%,d rows, %s",
                        (one.known() - from) / MINUTE,
                        one.fired().test().test());
            }
        }
        return "not";
    }
}
