package io.millrace.drift.detection;

import java.util.List;

/**
 * How far a row is from what goes together in a reference: the Mahalanobis distance (1936) of the ranks of its values, numbers and categories alike.
 *
 * <p>Each feature may be distributed as ever while what goes together does not any more: prices and amounts that no longer rise as one. Ranks have
 * neither scale nor outliers. Their correlations shrink a little to none (Ledoit and Wolf 2004, "A well-conditioned estimator for large-dimensional
 * covariance matrices"), so that features which are constant, or copies of each other, do no harm. A missing value is in the middle.
 */
final class JointDistance {

    /** By how much correlations shrink. */
    private static final double SHRINKAGE = 0.05;

    /** Brings ranks, which are from 0 to 1, to a variance of 1. */
    private static final double SCALE = Math.sqrt(12);

    private final List<FeatureSample> features;

    /** Cholesky factor of the correlations; rows up to the diagonal. */
    private final double[][] factor;

    private JointDistance(List<FeatureSample> features, double[][] factor) {
        this.features = features;
        this.factor = factor;
    }

    /** That of some rows of a reference, with the samples of its features in the order of the rows' values. */
    static JointDistance of(List<FeatureSample> features, List<Row> rows) {
        int size = features.size();
        double[][] sums = new double[size][size];
        for (Row row : rows) {
            double[] scores = scores(features, row);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    sums[i][j] += scores[i] * scores[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double correlation = rows.isEmpty() ? 0 : sums[i][j] / rows.size();
                sums[i][j] = (1 - SHRINKAGE) * correlation + (i == j ? SHRINKAGE : 0);
            }
        }
        return new JointDistance(features, factored(sums));
    }

    /** The distance of a row, 0 or more. */
    double of(Row row) {
        double[] scores = scores(features, row);
        double squares = 0;
        for (int i = 0; i < scores.length; i++) {
            double rest = scores[i];
            for (int j = 0; j < i; j++) {
                rest -= factor[i][j] * scores[j];
            }
            // in place: only those behind are still read as scores
            scores[i] = rest / factor[i][i];
            squares += scores[i] * scores[i];
        }
        return Math.sqrt(squares);
    }

    private static double[] scores(List<FeatureSample> features, Row row) {
        double[] scores = new double[features.size()];
        for (int i = 0; i < scores.length; i++) {
            Object value = row.values().get(i);
            FeatureSample feature = features.get(i);
            scores[i] = value == null || feature.size() == 0 ? 0 : SCALE * (feature.rank(value) - 0.5);
        }
        return scores;
    }

    /** Turns a positive definite matrix into its Cholesky factor. */
    private static double[][] factored(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(rest) : rest / matrix[j][j];
            }
        }
        return matrix;
    }
}
