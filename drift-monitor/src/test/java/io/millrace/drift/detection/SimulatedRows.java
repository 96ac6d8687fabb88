package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one skewed number, one normal number and one category, from a seed. With clusters, rows of an entity repeat its
 * values but for a little noise, and a few entities write most rows.
 */
final class SimulatedRows {

    static final List<WatchedFeature> FEATURES = List.of(
            WatchedFeature.numeric("amount"), WatchedFeature.numeric("score"), WatchedFeature.categorical("kind"));

    private final SplittableRandom random;
    private final boolean clustered;
    private int ids;

    SimulatedRows(long seed, boolean clustered) {
        this.random = new SplittableRandom(seed);
        this.clustered = clustered;
    }

    /** Rows of [start, start + length) with a scale for amount and a share of kinds that become "new". */
    WindowProfile window(long start, long length, int rows, double scale, double newShare) {
        WindowProfileBuilder builder = new WindowProfileBuilder(start, start + length, 3, 2048);
        List<@Nullable Object> entity = List.of();
        String cluster = null;
        int left = 0;
        for (int i = 0; i < rows; i++) {
            if (left-- <= 0) {
                entity = values(scale, newShare);
                cluster = clustered ? "e" + ids : null;
                // Pareto sizes, so that the largest of a window holds some 5 to 10 per cent of it
                left = clustered ? (int) Math.min(rows / 12.0, Math.pow(random.nextDouble(), -1.0)) - 1 : 0;
            }
            List<@Nullable Object> values = new ArrayList<>(entity);
            if (clustered && values.get(1) instanceof Double score) {
                values.set(1, score + 0.1 * random.nextGaussian());
            }
            builder.add(new Row("r" + ids++, start + random.nextLong(length), values, cluster));
        }
        return builder.build();
    }

    private List<@Nullable Object> values(double scale, double newShare) {
        double u = random.nextDouble();
        String kind = random.nextDouble() < newShare ? "new" : "k" + (int) Math.floor(8 * u * u);
        return List.of(Math.floor(scale * Math.exp(2 + random.nextGaussian())), random.nextGaussian(), kind);
    }
}
