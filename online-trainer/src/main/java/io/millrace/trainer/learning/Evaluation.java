package io.millrace.trainer.learning;

import java.util.Arrays;

/**
 * The quality of one learner's predictions over some of the labels seen: all, the last ones, or all with the older ones counting less
 * (prequential, or test-then-train: Gama, Sebastião, Rodrigues, "On evaluating stream learning algorithms", Machine
 * Learning 90, 2013). With it goes how the baselines did on the very same labels. A ratio of 0 to 0 is undefined and comes
 * back as NaN, never as a flattering 0 or 1.
 */
public final class Evaluation {
    private static final int FORMAT = 2;

    private final Confusion confusion;

    /** By class; of two only the second, since the first is its mirror. */
    private final RankBins[] ranks;

    private double noChangeCorrect;
    private double majorityCorrect;
    private double logLoss;
    private double brier;

    /** Makes one without predictions for {@code classes} classes. */
    public Evaluation(int classes) {
        this(new Confusion(classes));
    }

    private Evaluation(Confusion confusion) {
        this.confusion = confusion;
        int classes = confusion.classes();
        this.ranks = new RankBins[classes == 2 ? 1 : classes];
        Arrays.setAll(ranks, i -> new RankBins());
    }

    /**
     * Reads {@link #toBytes()}.
     *
     * @throws UnreadableStateException if the bytes are anything else
     */
    public static Evaluation fromBytes(byte[] bytes) {
        Decoder in = new Decoder("evaluation", FORMAT, bytes);
        Evaluation read = new Evaluation(Confusion.read(in));
        for (int i = 0; i < read.ranks.length; i++) {
            read.ranks[i] = RankBins.read(in);
        }
        read.noChangeCorrect = in.amount();
        read.majorityCorrect = in.amount();
        read.logLoss = in.real();
        read.brier = in.real();
        in.end();
        return read;
    }

    /** Returns the versioned bytes. */
    public byte[] toBytes() {
        Encoder out = new Encoder(FORMAT);
        confusion.write(out);
        for (RankBins rank : ranks) {
            rank.write(out);
        }
        return out.amount(noChangeCorrect)
                .amount(majorityCorrect)
                .real(logLoss)
                .real(brier)
                .toBytes();
    }

    /** Counts one prediction whose label has come. */
    void add(Judged one) {
        double weight = one.weight();
        confusion.add(one.predicted(), one.actual(), weight);
        noChangeCorrect += one.noChange() == one.actual() ? weight : 0;
        majorityCorrect += one.majority() == one.actual() ? weight : 0;
        logLoss += weight * one.logLoss();
        brier += weight * one.brier();
        int classes = confusion.classes();
        for (int i = 0; i < ranks.length; i++) {
            int label = classes - ranks.length + i;
            ranks[i].add(one.bin(label), label == one.actual(), weight);
        }
    }

    /** Counts what another has counted. */
    void add(Evaluation other) {
        confusion.add(other.confusion);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i].add(other.ranks[i]);
        }
        noChangeCorrect += other.noChangeCorrect;
        majorityCorrect += other.majorityCorrect;
        logLoss += other.logLoss;
        brier += other.brier;
    }

    /** Lets everything counted so far weigh {@code factor} times as much. */
    void scale(double factor) {
        confusion.scale(factor);
        for (RankBins rank : ranks) {
            rank.scale(factor);
        }
        noChangeCorrect *= factor;
        majorityCorrect *= factor;
        logLoss *= factor;
        brier *= factor;
    }

    /** Returns what was predicted as what. */
    public Confusion confusion() {
        return confusion;
    }

    /** Returns the weight of all predictions counted: their number, when each counts once. */
    public double count() {
        return confusion.count();
    }

    /** Returns the share of correct predictions, 0 to 1; NaN without any. */
    public double accuracy() {
        return confusion.accuracy();
    }

    /** Returns the accuracy of the no-change baseline on the same labels; NaN without any. */
    public double noChangeAccuracy() {
        return noChangeCorrect / count();
    }

    /** Returns the accuracy of the majority-class baseline on the same labels; NaN without any. */
    public double majorityAccuracy() {
        return majorityCorrect / count();
    }

    /**
     * Returns the temporal kappa, (accuracy - baseline) / (1 - baseline), against the no-change baseline on the same
     * labels (Žliobaitė, Bifet, Read, Pfahringer, Holmes, "Evaluation methods and decision theory for classification of
     * streaming data with temporal dependence", Machine Learning 98, 2015). Below 0 means that repeating the last label
     * would have been better; NaN if the baseline made no mistake.
     */
    public double kappaTemporal() {
        return improvementOn(noChangeAccuracy());
    }

    /**
     * Returns kappa-M, (accuracy - baseline) / (1 - baseline), against the majority-class baseline on the same labels
     * (Bifet, de Francisci Morales, Read, Holmes, Pfahringer, "Efficient online evaluation of big data stream
     * classifiers", KDD 2015). NaN if the baseline made no mistake.
     */
    public double kappaM() {
        return improvementOn(majorityAccuracy());
    }

    /**
     * Returns the area under the ROC curve, 0 to 1, where 0.5 is chance: of two classes, the probability that an example of the second
     * scores higher for it than one of the first; of more, the mean of that over the classes, each against all others. Off by
     * at most half the share of pairs whose scores are within a sixteenth of log-odds. NaN as long as a class has not come.
     */
    public double auc() {
        double sum = 0;
        for (RankBins rank : ranks) {
            sum += rank.area();
        }
        return sum / ranks.length;
    }

    /** Returns the mean of -ln(probability given to what it was), 0 or more; at most {@code 34.5} for one label. NaN without any. */
    public double logLoss() {
        return logLoss / count();
    }

    /** Returns the Brier score, 0 to 2: the mean squared distance of the probabilities from what it was, over all classes (Brier, 1950). */
    public double brier() {
        return brier / count();
    }

    private double improvementOn(double baseline) {
        return baseline == 1 ? Double.NaN : (accuracy() - baseline) / (1 - baseline);
    }
}
