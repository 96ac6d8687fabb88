package io.millrace.trainer.learning;

import java.util.Arrays;

/** How often each class was predicted as each, by weight. A ratio of 0 to 0 is undefined and comes back as NaN, never as a flattering 0 or 1. */
public final class Confusion {
    private final int classes;

    /** Row by row: {@code counts[actual * classes + predicted]}. */
    private final double[] counts;

    Confusion(int classes) {
        this.classes = classes;
        this.counts = new double[classes * classes];
    }

    static Confusion read(Decoder in) {
        Confusion read = new Confusion(in.count(1));
        for (int i = 0; i < read.counts.length; i++) {
            read.counts[i] = in.amount();
        }
        return read;
    }

    void write(Encoder out) {
        out.whole(classes);
        for (double count : counts) {
            out.amount(count);
        }
    }

    void add(int predicted, int actual, double weight) {
        counts[actual * classes + predicted] += weight;
    }

    void add(Confusion other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    void scale(double factor) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= factor;
        }
    }

    /** Returns the number of classes. */
    public int classes() {
        return classes;
    }

    /** Returns the weight of the labels of class {@code actual} that had been predicted as {@code predicted}. */
    public double count(int predicted, int actual) {
        return counts[actual * classes + predicted];
    }

    /** Returns the weight of all predictions counted: their number, when each counts once. */
    public double count() {
        return Arrays.stream(counts).sum();
    }

    /** Returns the share of correct predictions, 0 to 1; NaN without any. */
    public double accuracy() {
        double correct = 0;
        for (int i = 0; i < classes; i++) {
            correct += count(i, i);
        }
        return correct / count();
    }

    /**
     * Returns Cohen's kappa, (accuracy - chance) / (1 - chance), where chance is the agreement expected of predictions
     * and labels with these marginals (Cohen, "A coefficient of agreement for nominal scales", 1960). At most 1; 0 is
     * chance; NaN if chance is 1, that is if only one class was ever predicted and seen.
     */
    public double kappa() {
        double total = count();
        double chance = 0;
        for (int i = 0; i < classes; i++) {
            chance += (predicted(i) / total) * (actual(i) / total);
        }
        return chance == 1 ? Double.NaN : (accuracy() - chance) / (1 - chance);
    }

    /** Returns the share of predictions of a class that were right; NaN if it was never predicted. */
    public double precision(int label) {
        return count(label, label) / predicted(label);
    }

    /** Returns the share of a class's labels that had been predicted; NaN if it was never seen. */
    public double recall(int label) {
        return count(label, label) / actual(label);
    }

    /** Returns 2 tp / (2 tp + fp + fn), the harmonic mean of precision and recall; NaN if never predicted nor seen. */
    public double f1(int label) {
        return 2.0 * count(label, label) / (predicted(label) + actual(label));
    }

    /** Returns the weight of a class's labels. */
    public double actual(int label) {
        double sum = 0;
        for (int predicted = 0; predicted < classes; predicted++) {
            sum += count(predicted, label);
        }
        return sum;
    }

    private double predicted(int label) {
        double sum = 0;
        for (int actual = 0; actual < classes; actual++) {
            sum += count(label, actual);
        }
        return sum;
    }
}
