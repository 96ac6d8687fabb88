package io.millrace.trainer.learning;

import java.util.List;

/** Prints the hash of every learner after some rows, to be compared between processes. */
final class HashesInAnotherJvm {
    private HashesInAnotherJvm() {}

    /** Prints one hash a line. */
    public static void main(String[] arguments) {
        hashes().forEach(System.out::println);
    }

    static List<String> hashes() {
        List<JournalEntry> rows = DriftingRows.generate(3, 1_200);
        return ConformanceCases.OPTIONS.stream()
                .map(options -> {
                    LiveModel model = ConformanceCases.live(options, new SnapshotPolicy(30_000));
                    rows.forEach(model::learn);
                    return model.version() + " " + model.hash() + " " + options;
                })
                .toList();
    }
}
