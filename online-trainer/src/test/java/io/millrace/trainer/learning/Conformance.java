package io.millrace.trainer.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * What a learner passed.
 *
 * @param deterministic equal examples make equal bytes
 * @param savable what is restored says and becomes the same
 * @param pure predicting leaves the bytes alone
 * @param missing it survives examples without any input
 * @param sameBytes what is restored goes on to equal bytes too
 */
record Conformance(boolean deterministic, boolean savable, boolean pure, boolean missing, boolean sameBytes) {

    private static final int ASKED = 300;
    private static final int LACKING = 500;

    /**
     * Lets a learner pass.
     *
     * @param rows half of which are learned before
     * @param said what it says of each of the others, before it learns it
     */
    static Conformance of(
            LearnerSpec spec, InputSchema schema, List<JournalEntry> rows, BiConsumer<double[], JournalEntry> said) {
        List<JournalEntry> first = rows.subList(0, rows.size() / 2);
        List<JournalEntry> rest = rows.subList(rows.size() / 2, rows.size());
        Learner learner = ConformanceCases.FACTORY.create(spec, schema);
        Learner twin = ConformanceCases.FACTORY.create(spec, schema);
        boolean pure = pure(learner, first.subList(0, 1));
        ConformanceCases.learn(learner, first);
        ConformanceCases.learn(twin, first);
        byte[] saved = learner.save();
        boolean deterministic = Arrays.equals(saved, twin.save());
        pure &= pure(learner, rest.subList(0, ASKED));
        Learner restored = ConformanceCases.FACTORY.restore(spec, schema, saved);
        boolean savable = Arrays.equals(saved, restored.save());
        for (JournalEntry row : rest) {
            double[] here = learner.predict(row.inputs());
            savable &= Arrays.equals(here, restored.predict(row.inputs()));
            said.accept(here, row);
            ConformanceCases.learn(learner, List.of(row));
            ConformanceCases.learn(restored, List.of(row));
        }
        return new Conformance(
                deterministic,
                savable,
                pure,
                survives(ConformanceCases.FACTORY.create(spec, schema), schema, first),
                Arrays.equals(learner.save(), restored.save()));
    }

    private static boolean pure(Learner learner, List<JournalEntry> rows) {
        byte[] before = learner.save();
        rows.forEach(row -> learner.predict(row.inputs()));
        return Arrays.equals(before, learner.save());
    }

    private static boolean survives(Learner learner, InputSchema schema, List<JournalEntry> rows) {
        Inputs nothing = Inputs.of(schema.attributes().size()).build();
        boolean finite = true;
        for (JournalEntry row : rows.subList(0, LACKING)) {
            learner.learn(nothing, row.label(), 1.0);
            learner.learn(row.inputs(), row.label(), 1.0);
            finite &= Arrays.stream(learner.predict(nothing)).allMatch(Double::isFinite);
        }
        double[] last = learner.predict(rows.get(0).inputs());
        return finite
                && Arrays.stream(last).allMatch(Double::isFinite)
                && (schema.regression() || Arrays.stream(last).sum() > 0.5);
    }

    /** Size after these rows, in KiB: saved, and compressed. */
    static String grown(LearnerSpec spec, InputSchema schema, List<JournalEntry> rows) {
        Learner learner = ConformanceCases.FACTORY.create(spec, schema);
        ConformanceCases.learn(learner, rows);
        Snapshot snapshot = Snapshot.of(1, 0, 0, learner.describe(), learner.save());
        return String.format(
                Locale.ROOT, " %,.1f | %,.1f |", snapshot.rawSize() / 1024.0, snapshot.compressedSize() / 1024.0);
    }

    /** Whether it may be offered. */
    boolean passed() {
        return deterministic && savable && pure && missing;
    }

    /** A row of the document, up to the figure. */
    String row(String options, double figure) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s | %s | %s | %.3f |",
                options,
                yes(deterministic),
                yes(savable),
                yes(pure),
                yes(missing),
                sameBytes ? "bytes and votes" : "votes",
                figure);
    }

    private static String yes(boolean passed) {
        return passed ? "yes" : "NO";
    }
}
