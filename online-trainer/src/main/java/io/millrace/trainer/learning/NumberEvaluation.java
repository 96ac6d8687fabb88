package io.millrace.trainer.learning;

import io.millrace.runtime.project.PromotionRule.Metric;

/** How far predicted numbers were off, and how far the no-change baseline was on the very same labels. */
public final class NumberEvaluation implements Evaluation {
    private static final int FORMAT = 1;

    private double count;
    private double absolute;
    private double squares;
    private double noChange;

    /** Of the labels, by Welford's method: their mean, and the sum of squares of what they are off from it. */
    private double mean;

    private double spread;

    static NumberEvaluation fromBytes(byte[] bytes) {
        Decoder in = new Decoder("evaluation", FORMAT, bytes);
        NumberEvaluation read = new NumberEvaluation();
        read.count = in.amount();
        read.absolute = in.real();
        read.squares = in.real();
        read.noChange = in.real();
        read.mean = in.real();
        read.spread = in.real();
        in.end();
        return read;
    }

    @Override
    public byte[] toBytes() {
        return new Encoder(FORMAT)
                .amount(count)
                .real(absolute)
                .real(squares)
                .real(noChange)
                .real(mean)
                .real(spread)
                .toBytes();
    }

    @Override
    public void add(Judged judged) {
        JudgedNumber one = (JudgedNumber) judged;
        if (one.weight() == 0) {
            return;
        }
        double error = one.loss();
        absolute += one.weight() * error;
        squares += one.weight() * error * error;
        noChange += one.weight() * Math.abs(one.noChange() - one.actual());
        spread(one.weight(), one.actual(), 0);
    }

    @Override
    public void add(Evaluation counted) {
        NumberEvaluation other = (NumberEvaluation) counted;
        if (other.count == 0) {
            return;
        }
        absolute += other.absolute;
        squares += other.squares;
        noChange += other.noChange;
        spread(other.count, other.mean, other.spread);
    }

    /** Adds labels of this weight, mean and spread (Chan, Golub, LeVeque, "Algorithms for computing the sample variance", 1983). */
    private void spread(double weight, double center, double within) {
        double all = count + weight;
        double apart = center - mean;
        mean += apart * weight / all;
        spread += within + apart * apart * count * weight / all;
        count = all;
    }

    @Override
    public void scale(double factor) {
        count *= factor;
        absolute *= factor;
        squares *= factor;
        noChange *= factor;
        spread *= factor;
    }

    @Override
    public double count() {
        return count;
    }

    @Override
    public double figure(Metric metric) {
        return switch (metric) {
            case MAE -> absoluteError();
            case RMSE -> rootSquaredError();
            case R2 -> r2();
            case MASE -> scaledError();
            case ACCURACY, KAPPA, KAPPA_TEMPORAL, KAPPA_M, AUC, LOG_LOSS, BRIER -> Double.NaN;
        };
    }

    /** Returns the mean absolute error, in the label's unit; NaN without any. */
    public double absoluteError() {
        return absolute / count;
    }

    /** Returns the root of the mean squared error, in the label's unit; NaN without any. */
    public double rootSquaredError() {
        return Math.sqrt(squares / count);
    }

    /** Returns the share of the labels' variance that was predicted: 1 is perfect, below 0 their mean would have been better; NaN if they were all the same. */
    public double r2() {
        return spread == 0 ? Double.NaN : 1 - squares / spread;
    }

    /**
     * Returns the mean absolute error in that of the no-change baseline on the same labels (Hyndman, Koehler, "Another look at measures of
     * forecast accuracy", International Journal of Forecasting 22, 2006). Above 1, repeating the last label would have been better; NaN if that
     * made no error.
     */
    public double scaledError() {
        return noChange == 0 ? Double.NaN : absolute / noChange;
    }
}
