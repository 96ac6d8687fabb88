package io.millrace.drift.detection;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far rows are from what goes together in a reference: the Mahalanobis distance (1936) of the ranks of their values, numbers and categories alike.
 *
 * <p>Each feature may be distributed as ever while what goes together does not any more: prices and amounts that no longer rise as one. Values
 * are ranked through the reference, so that where windows differ, as hours of a day do, each is where it is in the whole. Correlations shrink a little to none (Ledoit and Wolf 2004, "A well-conditioned estimator for
 * large-dimensional covariance matrices"), so that constants and copies do no harm. It is asked of rows that have all features; one that most rows of the
 * reference lack is left out.
 */
final class JointDistance {

    /** By how much correlations shrink. */
    private static final double SHRINKAGE = 0.05;

    /** Brings ranks, which are from 0 to 1, to a variance of 1. */
    private static final double SCALE = Math.sqrt(12);

    private final List<WatchedFeature> watched;
    private final double clusterShare;
    private final List<Integer> positions;
    private final List<FeatureSample> usual;
    private final double[][] correlations;
    private final CholeskyFactor factor;

    /**
     * What goes together in rows of a reference.
     *
     * @param watched features, in the order of the rows' values
     * @param clusterShare see {@link MonitorSettings}
     */
    JointDistance(List<WatchedFeature> watched, List<Row> reference, double clusterShare) {
        this.watched = watched;
        this.clusterShare = clusterShare;
        this.positions = IntStream.range(0, watched.size())
                .filter(at -> 2 * sample(at, reference).size() >= reference.size())
                .boxed()
                .toList();
        List<Row> whole = reference.stream().filter(this::whole).toList();
        this.usual = positions.stream().map(at -> sample(at, whole)).toList();
        this.correlations = correlations(whole);
        this.factor = new CholeskyFactor(shrunk(correlations));
    }

    /** The distances of rows that belong together, of those that have all features. */
    ClusteredValues of(List<Row> rows) {
        List<Row> whole = rows.stream().filter(this::whole).toList();
        return ClusteredValues.of(whole, clusterShare, row -> factor.length(scores(row)));
    }

    /**
     * Two features, and how they go together.
     *
     * @param before correlation of their ranks in the reference, from -1 to 1
     * @param now the same of the rows, by the ranks that they would have there
     */
    record Pair(WatchedFeature one, WatchedFeature other, double before, double now) {}

    /** The two features whose correlation is most unlike that of the reference; empty if there are no two. */
    Optional<Pair> mostChanged(List<Row> rows) {
        double[][] now = correlations(rows.stream().filter(this::whole).toList());
        Pair most = null;
        for (int i = 0; i < now.length; i++) {
            for (int j = 0; j < i; j++) {
                double change = Math.abs(now[i][j] - correlations[i][j]);
                if (most == null || change > Math.abs(most.now - most.before)) {
                    most = new Pair(
                            watched.get(positions.get(j)),
                            watched.get(positions.get(i)),
                            correlations[i][j],
                            now[i][j]);
                }
            }
        }
        return Optional.ofNullable(most);
    }

    private boolean whole(Row row) {
        return positions.stream().allMatch(at -> row.values().get(at) != null);
    }

    private FeatureSample sample(int position, List<Row> rows) {
        WatchedFeature feature = watched.get(position);
        return FeatureSample.of(feature, ClusteredValues.of(feature, position, rows, clusterShare));
    }

    private double[] scores(Row row) {
        double[] scores = new double[usual.size()];
        for (int i = 0; i < scores.length; i++) {
            Object value = row.values().get(positions.get(i));
            scores[i] = value == null ? 0 : SCALE * (usual.get(i).rank(value) - 0.5);
        }
        return scores;
    }

    private double[][] correlations(List<Row> rows) {
        double[][] sums = new double[usual.size()][usual.size()];
        for (Row row : rows) {
            double[] scores = scores(row);
            for (int i = 0; i < scores.length; i++) {
                for (int j = 0; j <= i; j++) {
                    sums[i][j] += scores[i] * scores[j] / rows.size();
                }
            }
        }
        return sums;
    }

    private static double[][] shrunk(double[][] correlations) {
        double[][] shrunk = new double[correlations.length][correlations.length];
        for (int i = 0; i < correlations.length; i++) {
            for (int j = 0; j <= i; j++) {
                shrunk[i][j] = (1 - SHRINKAGE) * correlations[i][j] + (i == j ? SHRINKAGE : 0);
            }
        }
        return shrunk;
    }
}
