package io.millrace.trainer.learning;

import io.millrace.runtime.project.PromotionRule.Metric;
import java.util.Arrays;

/** How well classes were predicted, and how well the baselines did on the very same labels. */
public final class ClassEvaluation implements Evaluation {
    private static final int FORMAT = 2;

    private final Confusion confusion;

    /** By class; of two only the second, since the first is its mirror. */
    private final RankBins[] ranks;

    private double noChangeCorrect;
    private double majorityCorrect;
    private double logLoss;
    private double brier;

    /** Makes one without predictions for {@code classes} classes. */
    public ClassEvaluation(int classes) {
        this(new Confusion(classes));
    }

    private ClassEvaluation(Confusion confusion) {
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
    public static ClassEvaluation fromBytes(byte[] bytes) {
        Decoder in = new Decoder("evaluation", FORMAT, bytes);
        ClassEvaluation read = new ClassEvaluation(Confusion.read(in));
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

    @Override
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

    @Override
    public void add(Judged judged) {
        JudgedClass one = (JudgedClass) judged;
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

    @Override
    public void add(Evaluation counted) {
        ClassEvaluation other = (ClassEvaluation) counted;
        confusion.add(other.confusion);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i].add(other.ranks[i]);
        }
        noChangeCorrect += other.noChangeCorrect;
        majorityCorrect += other.majorityCorrect;
        logLoss += other.logLoss;
        brier += other.brier;
    }

    @Override
    public void scale(double factor) {
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

    @Override
    public double figure(Metric metric) {
        return switch (metric) {
            case ACCURACY -> accuracy();
            case KAPPA -> confusion.kappa();
            case KAPPA_TEMPORAL -> kappaTemporal();
            case KAPPA_M -> kappaM();
            case AUC -> auc();
            case LOG_LOSS -> logLoss();
            case BRIER -> brier();
            case MAE, RMSE, R2, MASE -> Double.NaN;
        };
    }

    @Override
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
