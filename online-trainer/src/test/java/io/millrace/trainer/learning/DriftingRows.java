package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Generated examples with everything a stream has: drift, noise, missing values, flags, a counter, a constant. */
final class DriftingRows {
    static final InputSchema SCHEMA = new InputSchema(
            Stream.of("amount", "rate", "skewed", "is_new", "count", "constant")
                    .map(Attribute::number)
                    .toList(),
            List.of("low", "middle", "high"));

    private DriftingRows() {}

    /** Returns {@code rows} examples; the concept changes half way. */
    static List<JournalEntry> generate(long seed, int rows) {
        Random random = new Random(seed);
        List<JournalEntry> examples = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            double amount = random.nextGaussian() * 10;
            double rate = random.nextDouble();
            double skewed = Math.floor(1000 * random.nextDouble() * random.nextDouble()) * 1e3;
            double isNew = random.nextInt(4) == 0 ? 1 : 0;
            boolean firstConcept = i < rows / 2;
            double truth = firstConcept ? amount / 10 + 2 * rate : 3 * isNew - amount / 5 - rate;
            int label = truth < 0.4 ? 0 : truth < 1.4 ? 1 : 2;
            if (random.nextInt(20) == 0) {
                label = random.nextInt(3);
            }
            if (random.nextInt(20) == 0) {
                amount = Double.NaN;
            }
            examples.add(new JournalEntry(Inputs.numbers(amount, rate, skewed, isNew, i, 7), label, 1.0));
        }
        return examples;
    }
}
