package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How much worse a learner says examples when one of their inputs is another example's, which breaks what ties it to the label: permutation
 * importance (Breiman, "Random forests", Machine Learning 45, 2001; Fisher, Rudin, Dominici, "All models are wrong, but many are useful",
 * Journal of Machine Learning Research 20, 2019).
 *
 * @param input name of the input
 * @param value what it adds to the mean loss: of classes the loss is 1 less the score given to what it was, of numbers the absolute error
 */
public record Importance(String input, double value) {

    private static final long SEED = 1;
    private static final int SHUFFLES = 5;

    /** Importances of all inputs by these examples, the largest first. */
    public static List<Importance> of(Learner learner, InputSchema schema, List<JournalEntry> examples) {
        double usual = loss(
                learner,
                schema,
                examples,
                IntStream.range(0, examples.size()).boxed().toList(),
                -1);
        List<Importance> importances = new ArrayList<>();
        for (int place = 0; place < schema.attributes().size(); place++) {
            Random random = new Random(SEED);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, examples.size()).boxed().toList());
            double worse = 0;
            for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
                Collections.shuffle(order, random);
                worse += loss(learner, schema, examples, order, place) - usual;
            }
            importances.add(new Importance(schema.attributes().get(place).name(), worse / SHUFFLES));
        }
        importances.sort(Comparator.comparingDouble(Importance::value).reversed());
        return importances;
    }

    /** Mean loss when the input at a place is that of the example that the order says; none is, at place -1. */
    private static double loss(
            Learner learner, InputSchema schema, List<JournalEntry> examples, List<Integer> order, int place) {
        double sum = 0;
        for (int i = 0; i < examples.size(); i++) {
            JournalEntry example = examples.get(i);
            Inputs inputs = place < 0
                    ? example.inputs()
                    : example.inputs().with(place, examples.get(order.get(i)).inputs());
            double[] said = learner.predict(inputs);
            sum += schema.regression() ? Math.abs(said[0] - example.label()) : 1 - said[(int) example.label()];
        }
        return sum / examples.size();
    }
}
