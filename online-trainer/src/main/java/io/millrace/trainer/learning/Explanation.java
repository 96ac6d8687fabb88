package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What each input of a row adds to a score: together they lead from the mean score of known examples to that of the row.
 *
 * <p>These are Shapley values by sampling (Štrumbelj, Kononenko, "Explaining prediction models and individual predictions with feature
 * contributions", Knowledge and Information Systems 41, 2014). Beginning with each known example, inputs are replaced by the row's one after
 * the other, in an order drawn at random, and what the score moves by is the input's. Orders are the same for all rows, and each second one
 * is the one before it in reverse, which makes the estimate steadier.
 *
 * @param base the mean score of the known examples
 * @param contributions by input, in the order of the schema; with {@code base} their sum is the row's score
 */
public record Explanation(double base, List<Double> contributions) {

    private static final long SEED = 1;

    /** Keeps copies. */
    public Explanation {
        contributions = List.copyOf(contributions);
    }

    /**
     * Explains a row.
     *
     * @param score what is explained
     * @param known examples that the row is seen against, at least one
     */
    static Explanation of(ToDoubleFunction<Inputs> score, Inputs row, List<Inputs> known) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, row.size()).boxed().toList());
        Random random = new Random(SEED);
        double[] moved = new double[row.size()];
        double base = 0;
        for (int example = 0; example < known.size(); example++) {
            if (example % 2 == 0) {
                Collections.shuffle(order, random);
            } else {
                Collections.reverse(order);
            }
            Inputs mixed = known.get(example);
            double before = score.applyAsDouble(mixed);
            base += before;
            for (int place : order) {
                mixed = mixed.with(place, row);
                double after = score.applyAsDouble(mixed);
                moved[place] += after - before;
                before = after;
            }
        }
        double examples = known.size();
        return new Explanation(
                base / examples,
                Arrays.stream(moved).mapToObj(sum -> sum / examples).toList());
    }
}
