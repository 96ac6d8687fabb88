package io.millrace.drift.detection;

/** The lower triangle L with {@code L L'} a positive definite matrix: lengths in units of that matrix. */
final class CholeskyFactor {

    private final double[][] lower;

    /** The factor of a matrix of which the lower triangle is read. */
    CholeskyFactor(double[][] matrix) {
        this.lower = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
    }

    /** The square root of {@code x' (L L')^-1 x}. */
    double length(double[] x) {
        double[] solved = new double[x.length];
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            double rest = x[i];
            for (int j = 0; j < i; j++) {
                rest -= lower[i][j] * solved[j];
            }
            solved[i] = rest / lower[i][i];
            squares += solved[i] * solved[i];
        }
        return Math.sqrt(squares);
    }
}
