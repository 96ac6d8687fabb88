package io.millrace.benchmarks.drift;

import java.util.Locale;
import java.util.stream.LongStream;

/** S7: months in which nothing changes, side by side, with a budget of one false alarm each, and a break at the end of each. */
record Months(int months, SimulatedMonth month) implements Experiment {

    @Override
    public String run() {
        SimulatedMonth.Outcome all = LongStream.rangeClosed(1, months)
                .parallel()
                .mapToObj(month::run)
                .reduce(new SimulatedMonth.Outcome(0, 0, 0, 0, 0), SimulatedMonth.Outcome::plus);
        return String.format(
                Locale.ROOT,
                "%d months, %d features, windows of 1 minute with %d rows: %,d looks%n"
                        + "false alarms: %d, by the budget at most about %d%n"
                        + "breaks of %d features: %d of %d found, as %d incidents of %d; %d alerts resolved%n",
                months,
                month.features(),
                month.rows(),
                all.windows() * month.features(),
                all.alarms(),
                months,
                month.broken(),
                all.found(),
                (long) months * month.broken(),
                all.incidents(),
                months,
                all.resolved());
    }
}
