package io.millrace.trainer.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A fixed number of clusters, each the mean of the micro-clusters that are nearest to it (Lloyd's k-means, begun as of Arthur, Vassilvitskii,
 * "k-means++: the advantages of careful seeding", SODA 2007; the two levels are those of Aggarwal, Han, Wang, Yu, "A framework for clustering
 * evolving data streams", VLDB 2003).
 *
 * <p>Every {@value #EVERY} rows the centres move from where they are, so a cluster keeps its number while it wanders. A row belongs to each cluster to a
 * degree, by the squares of its distances (fuzzy c-means with m = 2: Bezdek, "Pattern recognition with fuzzy objective function algorithms", 1981).
 */
public final class Clusters implements Algorithm {
    private static final int FORMAT = 1;
    private static final int EVERY = 100;
    private static final int STEPS = 10;
    private static final int STARTS = 10;

    private final MicroClusters micro;

    private final long seed;

    /** By cluster; all empty before there are any. */
    private final double[][] centres;

    private int since;

    /**
     * Clusters before the first row.
     *
     * @param seed of where they begin
     */
    public Clusters(MicroClusters micro, int clusters, long seed) {
        this.micro = micro;
        this.seed = seed;
        this.centres = new double[clusters][0];
    }

    /**
     * Restores some from what {@link #save} returned.
     *
     * @param restorer restores the micro-clusters
     * @throws UnreadableStateException if the bytes are anything else
     */
    public static Clusters restore(byte[] saved, int clusters, long seed, Function<byte[], MicroClusters> restorer) {
        Decoder in = new Decoder("saved clusters", FORMAT, saved);
        Clusters restored = new Clusters(restorer.apply(in.bytes()), clusters, seed);
        restored.since = in.smallWhole();
        for (int cluster = 0; cluster < clusters; cluster++) {
            restored.centres[cluster] = in.reals();
        }
        in.end();
        return restored;
    }

    @Override
    public double[] predict(double[] row) {
        double[] near = new double[centres.length];
        if (centres[0].length == 0) {
            return near;
        }
        for (int cluster = 0; cluster < near.length; cluster++) {
            double distance = distance(row, centres[cluster]);
            if (distance == 0) {
                return Scores.certain(cluster, near.length);
            }
            near[cluster] = 1 / distance;
        }
        return Scores.normalise(near, near.length);
    }

    @Override
    public void learn(double[] row, double label, double weight) {
        micro.learn(row);
        if (++since >= EVERY) {
            since = 0;
            move(micro.all());
        }
    }

    private void move(List<MicroClusters.Micro> all) {
        if (centres[0].length > 0) {
            settle(centres, all);
        } else if (all.size() >= centres.length) {
            begin(all);
        }
    }

    /** Of some beginnings the one that leads to the closest clusters. */
    private void begin(List<MicroClusters.Micro> all) {
        Random random = new Random(seed);
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < STARTS; start++) {
            double[][] tried = scattered(all, centres.length, random);
            settle(tried, all);
            double cost = 0;
            for (MicroClusters.Micro one : all) {
                cost += one.weight() * distance(one.centre(), tried[nearest(tried, one.centre())]);
            }
            if (cost < least) {
                least = cost;
                System.arraycopy(tried, 0, centres, 0, tried.length);
            }
        }
    }

    /** Micro-clusters drawn by their weight and the square of their distance from those drawn before. */
    private static double[][] scattered(List<MicroClusters.Micro> all, int count, Random random) {
        double[][] drawn = new double[count][];
        for (int cluster = 0; cluster < count; cluster++) {
            double[] chances = new double[all.size()];
            for (int i = 0; i < chances.length; i++) {
                MicroClusters.Micro one = all.get(i);
                double[][] before = Arrays.copyOf(drawn, cluster);
                chances[i] = one.weight()
                        * (cluster == 0 ? 1 : distance(one.centre(), before[nearest(before, one.centre())]));
            }
            double left = random.nextDouble() * Arrays.stream(chances).sum();
            int chosen = 0;
            while (chosen < chances.length - 1 && left >= chances[chosen]) {
                left -= chances[chosen++];
            }
            drawn[cluster] = all.get(chosen).centre().clone();
        }
        return drawn;
    }

    /** Moves centres to the means of what is nearest to them. */
    private static void settle(double[][] centres, List<MicroClusters.Micro> all) {
        for (int step = 0; step < STEPS; step++) {
            double[][] sums = new double[centres.length][centres[0].length];
            double[] weights = new double[centres.length];
            for (MicroClusters.Micro one : all) {
                int nearest = nearest(centres, one.centre());
                weights[nearest] += one.weight();
                for (int column = 0; column < one.centre().length; column++) {
                    sums[nearest][column] += one.weight() * one.centre()[column];
                }
            }
            for (int cluster = 0; cluster < centres.length; cluster++) {
                if (weights[cluster] > 0) { // one that lost all its rows stays where it is
                    double weight = weights[cluster];
                    centres[cluster] = Arrays.stream(sums[cluster])
                            .map(sum -> sum / weight)
                            .toArray();
                }
            }
        }
    }

    private static int nearest(double[][] centres, double[] row) {
        int nearest = 0;
        for (int cluster = 1; cluster < centres.length; cluster++) {
            if (distance(row, centres[cluster]) < distance(row, centres[nearest])) {
                nearest = cluster;
            }
        }
        return nearest;
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int column = 0; column < one.length; column++) {
            sum += (one[column] - other[column]) * (one[column] - other[column]);
        }
        return sum;
    }

    @Override
    public byte[] save() {
        Encoder out = new Encoder(FORMAT).bytes(micro.save()).whole(since);
        for (double[] centre : centres) {
            out.reals(centre);
        }
        return out.toBytes();
    }

    @Override
    public String describe() {
        return micro.describe() + ", seed " + seed;
    }
}
