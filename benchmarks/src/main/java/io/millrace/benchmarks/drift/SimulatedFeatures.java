package io.millrace.benchmarks.drift;

import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.WatchedFeature;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowProfileBuilder;
import io.millrace.drift.detection.WindowTally;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Rows of features of eight kinds in turn: normal, skewed, long-tailed, even, counted, rare, and categories, few and many. */
final class SimulatedFeatures {

    private static final int KINDS = 8;
    private static final int FEW = 5;
    private static final int MANY = 100;

    private final List<WatchedFeature> features = new ArrayList<>();
    private final SplittableRandom random;
    private long ids;

    SimulatedFeatures(int count, long seed) {
        this.random = new SplittableRandom(seed);
        for (int feature = 0; feature < count; feature++) {
            String name = "f" + feature;
            features.add(feature % KINDS < 6 ? WatchedFeature.numeric(name) : WatchedFeature.categorical(name));
        }
    }

    List<WatchedFeature> features() {
        return features;
    }

    /**
     * The next rows.
     *
     * @param broken how many of the features are not what they were
     */
    WindowProfile window(long start, long end, int rows, int broken) {
        WindowProfileBuilder builder =
                new WindowProfileBuilder(start, end, features.size(), WindowTally.DEFAULT_CAPACITY);
        for (int row = 0; row < rows; row++) {
            List<@Nullable Object> values = new ArrayList<>(features.size());
            for (int feature = 0; feature < features.size(); feature++) {
                values.add(value(feature % KINDS, feature < broken));
            }
            builder.add(new Row("r" + ids++, start, values, null));
        }
        return builder.build();
    }

    private Object value(int kind, boolean broken) {
        double shift = broken ? 2 : 0;
        return switch (kind) {
            case 0 -> random.nextGaussian() + shift;
            case 1 -> Math.exp(random.nextGaussian() + shift);
            case 2 -> Math.pow(random.nextDouble(), -1) * Math.exp(shift);
            case 3 -> random.nextDouble() + shift / 4;
            case 4 -> (double) random.nextInt(10) + (broken ? 4 : 0);
            case 5 -> random.nextDouble() < (broken ? 0.6 : 0.05) ? 1.0 : 0.0;
            case 6 -> "c" + (broken ? FEW : 0) + zipf(FEW);
            default -> "c" + (broken ? MANY : 0) + zipf(MANY);
        };
    }

    private int zipf(int categories) {
        // density 1/x: shares near those of Zipf's law
        return (int) Math.pow(categories, random.nextDouble());
    }
}
