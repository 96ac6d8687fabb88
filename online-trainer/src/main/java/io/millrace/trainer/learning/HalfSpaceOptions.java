package io.millrace.trainer.learning;

import java.util.List;

/** Options of {@link HalfSpaceTrees}. */
record HalfSpaceOptions(NumberOptions options) {

    private static final List<NumberOptions.Option> ALL = List.of(
            new NumberOptions.Option("-t", "trees", 25, 1, 1_000, true),
            new NumberOptions.Option("-h", "height of the trees", 10, 1, 16, true),
            new NumberOptions.Option("-w", "rows of a window", 250, 10, 100_000, true),
            new NumberOptions.Option("-q", "share of the rows that is unusual", 0.01, 0.000001, 0.5, false));

    static HalfSpaceOptions read(String text) {
        return new HalfSpaceOptions(NumberOptions.read(text, ALL));
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
