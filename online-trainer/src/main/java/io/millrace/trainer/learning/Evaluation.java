package io.millrace.trainer.learning;

import java.util.Arrays;

/**
 * The quality of one learner's predictions over all labels seen, from their confusion matrix (prequential, or
 * test-then-train: Gama, Sebastião, Rodrigues, "On evaluating stream learning algorithms", Machine Learning 90, 2013).
 * A ratio of 0 to 0 is undefined and comes back as NaN, never as a flattering 0 or 1.
 */
public final class Evaluation {
    private static final int FORMAT = 1;

    private final int classes;

    /** Row by row: {@code counts[actual * classes + predicted]}. */
    private final long[] counts;

    /** Makes one without predictions for {@code classes} classes. */
    public Evaluation(int classes) {
        this(classes, new long[classes * classes]);
    }

    private Evaluation(int classes, long[] counts) {
        this.classes = classes;
        this.counts = counts;
    }

    /**
     * Reads {@link #toBytes()}.
     *
     * @throws UnreadableStateException if the bytes are anything else
     */
    public static Evaluation fromBytes(byte[] bytes) {
        Decoder in = new Decoder("evaluation", FORMAT, bytes);
        int classes = in.count(1);
        long[] counts = new long[classes * classes];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.whole();
        }
        in.end();
        return new Evaluation(classes, counts);
    }

    /** Returns the versioned bytes: a byte or two per cell of the matrix while counts are small. */
    public byte[] toBytes() {
        Encoder out = new Encoder(FORMAT).whole(classes);
        for (long count : counts) {
            out.whole(count);
        }
        return out.toBytes();
    }

    /** Counts one prediction whose label has come. */
    public void add(int predicted, int actual) {
        if (predicted < 0 || predicted >= classes || actual < 0 || actual >= classes) {
            throw new IndexOutOfBoundsException(
                    "predicted " + predicted + ", actual " + actual + ", but there are " + classes + " classes");
        }
        counts[actual * classes + predicted]++;
    }

    /** Returns the number of classes. */
    public int classes() {
        return classes;
    }

    /** Returns how many labels of class {@code actual} had been predicted as {@code predicted}. */
    public long count(int predicted, int actual) {
        return counts[actual * classes + predicted];
    }

    /** Returns how many predictions have been counted. */
    public long count() {
        return Arrays.stream(counts).sum();
    }

    /** Returns the share of correct predictions, 0 to 1; NaN without any. */
    public double accuracy() {
        long correct = 0;
        for (int i = 0; i < classes; i++) {
            correct += count(i, i);
        }
        return (double) correct / count();
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
        return improvementOn(chance);
    }

    /**
     * Returns the temporal kappa, (accuracy - baseline) / (1 - baseline), against the no-change baseline on the same
     * labels (Žliobaitė, Bifet, Read, Pfahringer, Holmes, "Evaluation methods and decision theory for classification of
     * streaming data with temporal dependence", Machine Learning 98, 2015). Below 0 means that repeating the last label
     * would have been better; NaN if the baseline made no mistake.
     *
     * @param noChangeAccuracy the accuracy of the no-change baseline, 0 to 1
     */
    public double kappaTemporal(double noChangeAccuracy) {
        return improvementOn(noChangeAccuracy);
    }

    /**
     * Returns kappa-M, (accuracy - baseline) / (1 - baseline), against the majority-class baseline on the same labels
     * (Bifet, de Francisci Morales, Read, Holmes, Pfahringer, "Efficient online evaluation of big data stream
     * classifiers", KDD 2015). NaN if the baseline made no mistake.
     *
     * @param majorityAccuracy the accuracy of the majority-class baseline, 0 to 1
     */
    public double kappaM(double majorityAccuracy) {
        return improvementOn(majorityAccuracy);
    }

    /** Returns the share of predictions of a class that were right; NaN if it was never predicted. */
    public double precision(int label) {
        return (double) count(label, label) / predicted(label);
    }

    /** Returns the share of labels of a class that were predicted; NaN if it was never seen. */
    public double recall(int label) {
        return (double) count(label, label) / actual(label);
    }

    /** Returns 2 tp / (2 tp + fp + fn), the harmonic mean of precision and recall; NaN if never predicted nor seen. */
    public double f1(int label) {
        return 2.0 * count(label, label) / (predicted(label) + actual(label));
    }

    private double improvementOn(double baseline) {
        return baseline == 1 ? Double.NaN : (accuracy() - baseline) / (1 - baseline);
    }

    private long predicted(int label) {
        long sum = 0;
        for (int actual = 0; actual < classes; actual++) {
            sum += count(label, actual);
        }
        return sum;
    }

    private long actual(int label) {
        long sum = 0;
        for (int predicted = 0; predicted < classes; predicted++) {
            sum += count(predicted, label);
        }
        return sum;
    }
}
