package io.millrace.benchmarks.features;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lets contenders run in turn, some rounds, after one that is not counted for those that need compiled code. */
final class Rounds {

    private final Spacing spacing;
    private final List<Contender> contenders;
    private final List<List<Rate>> rates = new ArrayList<>();

    /** Rounds of contenders, of which the first is the floor. */
    Rounds(Spacing spacing, List<Contender> contenders) {
        this.spacing = spacing;
        this.contenders = contenders;
        contenders.forEach(contender -> rates.add(new ArrayList<>()));
    }

    void run(int rounds, int events, PrintWriter progress) throws Exception {
        for (Contender contender : contenders) {
            if (contender.events() == events) {
                contender.run();
            }
        }
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                Rate rate = contenders.get(i).run();
                rates.get(i).add(rate);
                progress.printf(
                        Locale.ROOT,
                        "%s keys, round %d of %d: %s: %,.0f events/s%n",
                        spacing.inWords(),
                        round,
                        rounds,
                        contenders.get(i).name(),
                        rate.eventsPerSecond());
                progress.flush();
            }
        }
    }

    List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            results.add(Result.of(spacing, contenders.get(i).name(), rates.get(i), rates.get(0)));
        }
        return results;
    }
}
