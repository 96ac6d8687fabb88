package io.millrace.benchmarks.trainer;

import io.millrace.benchmarks.contest.Rate;
import io.millrace.benchmarks.contest.Rounds;
import io.millrace.trainer.query.StoreNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contender did in all rounds.
 *
 * @param examplesPerSecond median over the rounds
 * @param ofFloor median over the rounds of its rate as a share of the floor's in the same round
 * @param ofBare the same as a share of MOA's own loop with this learner; null for all but champions
 * @param journalBytes bytes sent per example to the changelog of the journal; NaN where there is none
 * @param snapshotBytes the same of the snapshots
 * @param changelogBytes the same of all stores
 */
record Result(
        String contender,
        double examplesPerSecond,
        double ofFloor,
        @Nullable Double ofBare,
        double journalBytes,
        double snapshotBytes,
        double changelogBytes) {

    static List<Result> of(Rounds rounds, Contenders contenders, List<Learner> learners) {
        List<Integer> champions = learners.stream().map(contenders::champion).toList();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            results.add(new Result(
                    rounds.name(i),
                    rounds.median(i, Rate::eventsPerSecond),
                    rounds.share(i, 0),
                    champions.contains(i) ? rounds.share(i, i + 1) : null,
                    rounds.median(i, rate -> bytes(rate, StoreNames.JOURNAL)),
                    rounds.median(i, rate -> bytes(rate, StoreNames.SNAPSHOTS)),
                    rounds.median(i, Rate::changelogTotal)));
        }
        return results;
    }

    private static double bytes(Rate rate, String store) {
        return rate.changelogBytes().getOrDefault(store, Double.NaN);
    }
}
