package io.millrace.benchmarks.contest;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Lets contenders run in turn, some rounds, after one that is not counted for those that need compiled code. */
public final class Rounds {

    private final String about;
    private final List<Contender> contenders;
    private final List<List<Rate>> rates = new ArrayList<>();

    /**
     * Rounds of contenders.
     *
     * @param about what they work on, for the progress shown
     */
    public Rounds(String about, List<Contender> contenders) {
        this.about = about;
        this.contenders = contenders;
        contenders.forEach(contender -> rates.add(new ArrayList<>()));
    }

    /** Runs them; those that are given fewer events are slow by nature, and not warmed up. */
    public void run(int rounds, int events, PrintWriter progress) throws Exception {
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
                        "%s, round %d of %d: %s: %,.0f events/s%n",
                        about,
                        round,
                        rounds,
                        contenders.get(i).name(),
                        rate.eventsPerSecond());
                progress.flush();
            }
        }
    }

    /** Name of a contender. */
    public String name(int contender) {
        return contenders.get(contender).name();
    }

    /** How many contenders there are. */
    public int size() {
        return contenders.size();
    }

    /** Median of a figure of a contender over the rounds. */
    public double median(int contender, ToDoubleFunction<Rate> figure) {
        return median(rates.get(contender).stream().mapToDouble(figure).toArray());
    }

    /** Median over the rounds of a contender's rate as a share of another's in the same round. */
    public double share(int contender, int other) {
        double[] shares = new double[rates.get(contender).size()];
        for (int round = 0; round < shares.length; round++) {
            shares[round] = rates.get(contender).get(round).eventsPerSecond()
                    / rates.get(other).get(round).eventsPerSecond();
        }
        return median(shares);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
