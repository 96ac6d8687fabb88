package io.millrace.trainer.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One tree of half-spaces: the space of the rows, halved again and again at random, and how many rows of a window fell into each part. */
final class HalfSpaceTree {
    private final int height;

    /** By inner node, in heap order: which column is halved there, and where. */
    private final int[] column;

    private final double[] value;

    /** By node: rows of the window that others are compared with, and of the one that is under way. */
    private int[] reference;

    private int[] latest;

    /**
     * Halves the space.
     *
     * @param low the least value of each column
     * @param high the largest
     * @param choices columns that may be halved, of which first one group is drawn, then one of it; any, if there are none
     */
    HalfSpaceTree(int height, double[] low, double[] high, List<int[]> choices, Random random) {
        int inner = (1 << height) - 1;
        this.height = height;
        this.column = new int[inner];
        this.value = new double[inner];
        this.reference = new int[2 * inner + 1];
        this.latest = new int[2 * inner + 1];
        double[] from = new double[low.length];
        double[] to = new double[low.length];
        for (int i = 0; i < low.length; i++) {
            double width = high[i] > low[i] ? high[i] - low[i] : 1;
            double middle = random.nextDouble();
            double reach = 2 * Math.max(middle, 1 - middle);
            from[i] = low[i] + (middle - reach) * width;
            to[i] = low[i] + (middle + reach) * width;
        }
        halve(0, from, to, choices, random);
    }

    private void halve(int node, double[] from, double[] to, List<int[]> choices, Random random) {
        if (node >= column.length) {
            return;
        }
        int[] of = choices.isEmpty()
                ? new int[] {random.nextInt(from.length)}
                : choices.get(random.nextInt(choices.size()));
        int at = of[random.nextInt(of.length)];
        double middle = (from[at] + to[at]) / 2;
        column[node] = at;
        value[node] = middle;
        double end = to[at];
        to[at] = middle;
        halve(2 * node + 1, from, to, choices, random);
        to[at] = end;
        double start = from[at];
        from[at] = middle;
        halve(2 * node + 2, from, to, choices, random);
        from[at] = start;
    }

    /** A value that is missing is on the right of everything. */
    private int below(int node, double[] row) {
        return 2 * node + (row[column[node]] < value[node] ? 1 : 2);
    }

    /** Counts a row. */
    void count(double[] row) {
        int node = 0;
        latest[node]++;
        for (int level = 0; level < height; level++) {
            node = below(node, row);
            latest[node]++;
        }
    }

    /** Lets the window that was counted be the one that others are compared with. */
    void turn() {
        int[] before = reference;
        reference = latest;
        latest = before;
        Arrays.fill(latest, 0);
    }

    /** How crowded it is where a row is, as of the smallest part around it that more than so many rows fell into; halves count double. */
    double mass(double[] row, int enough) {
        int node = 0;
        int level = 0;
        while (level < height && reference[node] > enough) {
            node = below(node, row);
            level++;
        }
        return Math.scalb((double) reference[node], level);
    }

    void write(Encoder out) {
        Arrays.stream(reference).forEach(out::whole);
        Arrays.stream(latest).forEach(out::whole);
    }

    void read(Decoder in) {
        Arrays.setAll(reference, node -> in.smallWhole());
        Arrays.setAll(latest, node -> in.smallWhole());
    }
}
