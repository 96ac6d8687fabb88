package io.millrace.benchmarks.drift.stream;

import java.util.SplittableRandom;

/**
 * Streams whose concept turns into another one every 5,000 rows, as in Lukats, Zielinski, Hahn and Stahl 2024, "A benchmark and survey of fully
 * unsupervised concept drift detectors on real-world data streams", from their description.
 */
public enum TurningConcepts {
    /** Sines and cosines of a period of 500 rows in four features, and noise of a deviation of 0.25. */
    SINE_CLUSTERS("SineClusters", 4, 3, 500) {
        @Override
        double[] row(int concept, int number, SplittableRandom random) {
            double sine = Math.sin(2 * Math.PI * number / period());
            double cosine = Math.cos(2 * Math.PI * number / period());
            double[] row = {sine, cosine, sine, cosine};
            if (concept == 1) {
                row[0] = -sine;
            } else if (concept == 2) {
                row[0] = -cosine;
                row[1] = -cosine;
            }
            for (int i = 0; i < row.length; i++) {
                row[i] += 0.25 * random.nextGaussian();
            }
            return row;
        }
    },
    /** Breiman's waveforms of 21 features, with the base functions h as h, h + 6, 6 - h or -h. */
    WAVEFORM("WaveformDrift2", 21, 4, 1) {
        @Override
        double[] row(int concept, int number, SplittableRandom random) {
            int left = random.nextInt(3);
            double weight = random.nextDouble();
            double[] row = new double[features()];
            for (int i = 0; i < row.length; i++) {
                double mixed = weight * base(left, i, concept) + (1 - weight) * base((left + 1) % 3, i, concept);
                row[i] = mixed + random.nextGaussian();
            }
            return row;
        }
    };

    /** Rows of all streams. */
    public static final int ROWS = 154_987;

    /** Rows of a concept. */
    public static final int EVERY = 5_000;

    private static final int[] PEAKS = {6, 14, 10};

    private final String label;
    private final int features;
    private final int concepts;
    private final int period;

    TurningConcepts(String label, int features, int concepts, int period) {
        this.label = label;
        this.features = features;
        this.concepts = concepts;
        this.period = period;
    }

    /** Name in a table. */
    public String label() {
        return label;
    }

    /** Number of features. */
    public int features() {
        return features;
    }

    /** Rows after which what does not depend on the concept is as before. */
    public int period() {
        return period;
    }

    /** All rows. */
    public double[][] rows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[ROWS][];
        int concept = 0;
        for (int i = 0; i < ROWS; i++) {
            if (i > 0 && i % EVERY == 0) {
                concept = (concept + 1 + random.nextInt(concepts - 1)) % concepts;
            }
            rows[i] = row(concept, i, random);
        }
        return rows;
    }

    abstract double[] row(int concept, int number, SplittableRandom random);

    /** A triangle of height 6 about one of three peaks. */
    private static double base(int function, int feature, int concept) {
        double height = Math.max(0, 6 - Math.abs(feature - PEAKS[function]));
        return switch (concept) {
            case 0 -> height;
            case 1 -> height + 6;
            case 2 -> 6 - height;
            default -> -height;
        };
    }
}
