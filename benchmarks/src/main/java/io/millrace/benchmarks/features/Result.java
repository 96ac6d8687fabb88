package io.millrace.benchmarks.features;

import io.millrace.benchmarks.contest.Rate;
import io.millrace.benchmarks.contest.Rounds;
import java.util.List;
import java.util.stream.IntStream;

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

    /** Of all contenders, of which the first is the floor. */
    static List<Result> of(Spacing spacing, Rounds rounds) {
        return IntStream.range(0, rounds.size())
                .mapToObj(i -> new Result(
                        spacing,
                        rounds.name(i),
                        rounds.median(i, Rate::eventsPerSecond),
                        rounds.share(i, 0),
                        rounds.median(i, Rate::cpuMicros),
                        rounds.median(i, Rate::changelogTotal)))
                .toList();
    }
}
