package io.millrace.benchmarks.trainer;

import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.Instance;
import io.millrace.benchmarks.contest.Contender;
import io.millrace.benchmarks.contest.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vowpalWabbit.learner.VWLearners;
import vowpalWabbit.learner.VWScalarLearner;

/** Vowpal Wabbit's logistic regression in this process, from lines of its own text format. */
final class VowpalLoop implements Contender {

    private static final String OPTIONS = "--loss_function logistic --random_seed 1 --quiet";

    private final int events;
    private final List<String> lines = new ArrayList<>();

    VowpalLoop(int events, People people) {
        this.events = events;
        people.rows().stream().limit(events).map(VowpalLoop::line).forEach(lines::add);
    }

    private static String line(Instance row) {
        StringBuilder line = new StringBuilder(row.classValue() == 0 ? "-1 |" : "1 |");
        for (int i = 0; i < row.numAttributes() - 1; i++) {
            Attribute attribute = row.attribute(i);
            line.append(' ').append(attribute.name());
            line.append(attribute.isNominal() ? String.valueOf((int) row.value(i)) : ":" + row.value(i));
        }
        return line.toString();
    }

    @Override
    public String name() {
        return "Vowpal Wabbit alone: logistic";
    }

    @Override
    public int events() {
        return events;
    }

    @Override
    public Rate run() throws Exception {
        int warm = events / 5;
        long begin = 0;
        try (VWScalarLearner model = VWLearners.create(OPTIONS)) {
            for (int number = 0; number < events; number++) {
                if (number == warm) {
                    begin = System.nanoTime();
                }
                model.learn(lines.get(number)); // gives what it predicted before
            }
            return new Rate((events - warm) * 1e9 / (System.nanoTime() - begin), Double.NaN, Map.of());
        }
    }
}
