package io.millrace.benchmarks.drift.stream;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Categories whose shares fall as 1, 1/2, 1/3 and so on: Zipf's law. */
final class Zipf implements ToDoubleFunction<SplittableRandom> {

    private final double[] cumulative;

    Zipf(int categories) {
        cumulative = new double[categories];
        double sum = 0;
        for (int i = 0; i < categories; i++) {
            sum += 1.0 / (i + 1);
            cumulative[i] = sum;
        }
    }

    @Override
    public double applyAsDouble(SplittableRandom random) {
        int found = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
        return found < 0 ? -found - 1 : found;
    }
}
