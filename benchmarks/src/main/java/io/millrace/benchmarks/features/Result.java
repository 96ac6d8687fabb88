package io.millrace.benchmarks.features;

import java.util.Arrays;
import java.util.List;

/**
 * What a contender did in all rounds.
 *
 * @param spacing how dense its events were
 * @param eventsPerSecond median over the rounds
 * @param ofFloor median over the rounds of its rate as a share of the floor's in the same round
 * @param cpuMicros median over the rounds of the processor time per event, in microseconds; NaN where another process works
 * @param changelogBytes bytes sent to changelog topics per event; NaN where there are none
 */
record Result(
        Spacing spacing,
        String contender,
        double eventsPerSecond,
        double ofFloor,
        double cpuMicros,
        double changelogBytes) {

    static Result of(Spacing spacing, String contender, List<Rate> rates, List<Rate> floor) {
        double[] shares = new double[rates.size()];
        for (int round = 0; round < shares.length; round++) {
            shares[round] =
                    rates.get(round).eventsPerSecond() / floor.get(round).eventsPerSecond();
        }
        return new Result(
                spacing,
                contender,
                median(rates.stream().mapToDouble(Rate::eventsPerSecond).toArray()),
                median(shares),
                median(rates.stream().mapToDouble(Rate::cpuMicros).toArray()),
                rates.get(rates.size() - 1).changelogBytes());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
