package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Generated examples of numbers with everything a stream has: drift, noise, missing values, flags, a counter, a constant. */
final class DriftingNumbers {
    static final InputSchema SCHEMA = new InputSchema(
            Stream.of("amount", "rate", "is_new", "count", "constant")
                    .map(Attribute::number)
                    .toList(),
            List.of());

    private DriftingNumbers() {}

    /** Returns {@code rows} examples; the concept changes half way. */
    static List<JournalEntry> generate(long seed, int rows) {
        Random random = new Random(seed);
        List<JournalEntry> examples = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            double amount = random.nextGaussian() * 10;
            double rate = random.nextDouble();
            double isNew = random.nextInt(4) == 0 ? 1 : 0;
            double truth = i < rows / 2 ? amount + 20 * rate : 30 * isNew - 2 * amount;
            double label = truth + random.nextGaussian();
            if (random.nextInt(20) == 0) {
                amount = Double.NaN;
            }
            examples.add(new JournalEntry(Inputs.numbers(amount, rate, isNew, i, 7), label, 1.0));
        }
        return examples;
    }
}
