package io.millrace.drift.detection;

import java.util.List;

/** What a rank through the reference is looked at for: a number from 0 to 1, and 1/2 on average where values have no ties. */
enum Statistic {
    /** Whether values are larger or smaller than usual, or categories rarer: the rank itself. */
    LEVEL(Statistic.LEVEL_TEST) {
        @Override
        double score(double rank) {
            return rank;
        }
    },
    /** Whether values are farther apart than usual, or closer together: how far the rank is from the middle. */
    SPREAD(Statistic.SPREAD_TEST) {
        @Override
        double score(double rank) {
            return Math.abs(2 * rank - 1);
        }
    };

    static final String LEVEL_TEST = "cusum-level";
    static final String SPREAD_TEST = "cusum-spread";

    private final String test;

    Statistic(String test) {
        this.test = test;
    }

    /** Name of its test, as alerts have it. */
    String test() {
        return test;
    }

    /** What is followed of a feature. Two values have no spread: theirs is their level once more, with another effect. */
    static List<Statistic> of(FeatureSample reference) {
        boolean spread = reference instanceof NumericSample && reference.ranks().size() != 2;
        return spread ? List.of(LEVEL, SPREAD) : List.of(LEVEL);
    }

    /** The number that a rank comes to. */
    abstract double score(double rank);
}
