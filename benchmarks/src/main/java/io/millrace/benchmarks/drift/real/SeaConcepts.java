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

    /** Half of what the largest of the changes does to the errors of a learner that does not learn. */
    private static final double SMALL = 0.05;

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
        lines(table, "inputs", inputs);
        TextTable shares = new TextTable("share of errors", "concept 1", "concept 2", "concept 3", "concept 4");
        for (String learner : List.of("trees.HoeffdingTree", "bayes.NaiveBayes")) {
            String name = learner.substring(learner.indexOf('.') + 1);
            errors(table, shares, "errors of " + name, new ErrorBits(learner, Integer.MAX_VALUE));
            errors(table, shares, "errors of " + name + ", frozen", new ErrorBits(learner, FIRST_ROWS));
        }
        shares.print(out);
        table.print(out);
    }

    private void errors(TextTable table, TextTable shares, String name, ErrorBits learner) throws Exception {
        List<Row> errors = learner.of(labelled);
        // what a learner that knows nothing yet gets wrong is not what is usual
        WindowedRows rows = WindowedRows.of(
                List.of(WatchedFeature.numeric("error")), WINDOW, errors.subList(FIRST_ROWS, errors.size()));
        lines(table, name, rows);
        List<Object> cells = new ArrayList<>(List.of(name));
        for (int concept = 0; concept <= CHANGES.size(); concept++) {
            int from = concept == 0 ? FIRST_ROWS : (int) (long) CHANGES.get(concept - 1);
            int to = concept == CHANGES.size() ? errors.size() : (int) (long) CHANGES.get(concept);
            long wrong = errors.subList(from, to).stream()
                    .filter(row -> Double.valueOf(1).equals(row.values().get(0)))
                    .count();
            cells.add(String.format(Locale.ROOT, "%.3f", (double) wrong / (to - from)));
        }
        shares.add(cells.toArray());
    }

    private static void lines(TextTable table, String name, WindowedRows rows) {
        for (NamedReference reference : REFERENCES) {
            MonitorRun run = MonitorRun.by(reference.policy());
            line(table, name, reference.name(), run, rows);
            line(table, name, reference.name(), run.effect(SMALL), rows);
        }
        NamedReference first = REFERENCES.get(0);
        MonitorRun alone = MonitorRun.by(first.policy()).alone();
        line(table, name, first.name() + ", windows alone", alone, rows);
        line(table, name, first.name() + ", windows alone", alone.effect(SMALL), rows);
    }

    private static void line(TextTable table, String name, String reference, MonitorRun run, WindowedRows rows) {
        MonitorRun.Outcome outcome = run.over(rows);
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
                reference,
                run.effect(),
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
