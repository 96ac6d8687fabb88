package io.millrace.trainer.learning;

import java.util.List;

/** Options of {@link HalfSpaceTrees}. */
record HalfSpaceOptions(NumberOptions options) {

    /** Trees, times two to the power of their height: some hundred MiB. */
    private static final long MOST_PARTS = 1 << 21;

    private static final List<NumberOptions.Option> ALL = List.of(
            new NumberOptions.Option("-t", "trees", 25, 1, 1_000, true),
            new NumberOptions.Option("-h", "height of the trees", 10, 1, 16, true),
            new NumberOptions.Option("-w", "rows of a window", 250, 10, 100_000, true),
            new NumberOptions.Option("-q", "share of the rows that is unusual", 0.01, 0.000001, 0.5, false));

    static HalfSpaceOptions read(String text) {
        HalfSpaceOptions options = new HalfSpaceOptions(NumberOptions.read(text, ALL));
        long parts = (long) options.trees() << options.height();
        if (parts > MOST_PARTS) {
            throw new LearnerOptionsException("-t " + options.trees() + " -h " + options.height() + " are " + parts
                    + " parts of the space, expected at most " + MOST_PARTS + ", in '" + text + "'");
        }
        return options;
    }

    int trees() {
        return options.whole("-t");
    }

    int height() {
        return options.whole("-h");
    }

    int window() {
        return options.whole("-w");
    }

    double share() {
        return options.real("-q");
    }

    String describe() {
        return options.describe();
    }
}
