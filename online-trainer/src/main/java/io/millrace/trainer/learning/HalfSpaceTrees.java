package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Says how unusual a row is among those that came lately: streaming half-space trees (Tan, Ting, Liu, "Fast anomaly detection for streaming
 * data", IJCAI 2011). Windows of rows follow each other; each row is compared with the window before.
 *
 * <p>The paper's score orders rows but has no scale. Here it is one: a row that is as unusual as the share {@code q} of the rows of the window
 * before has the score 0.5, rarer ones have more. The columns' ranges are those of the first window, so nothing is said before the second has ended.
 */
final class HalfSpaceTrees implements Algorithm {
    private static final int FORMAT = 1;

    /** Share of a window's rows that is few: a part with fewer is not looked into. */
    private static final double FEW = 0.1;

    private final HalfSpaceOptions options;
    private final long seed;
    private final int columns;

    /** Rows of the first window, while it lasts. */
    private final List<double[]> first = new ArrayList<>();

    private double[] low = {};
    private double[] high = {};
    private List<HalfSpaceTree> trees = List.of();

    /** Masses that rows of this window had when they came. */
    private final double[] masses;

    private int seen;

    /** Those of the window before, ascending; null before there is one. */
    private double @Nullable [] usual;

    HalfSpaceTrees(HalfSpaceOptions options, long seed, int columns) {
        this.options = options;
        this.seed = seed;
        this.columns = columns;
        this.masses = new double[options.window()];
    }

    static HalfSpaceTrees restore(HalfSpaceOptions options, long seed, int columns, byte[] saved) {
        HalfSpaceTrees restored = new HalfSpaceTrees(options, seed, columns);
        restored.read(new Decoder("saved half-space trees", FORMAT, saved));
        return restored;
    }

    @Override
    public double[] predict(double[] row) {
        if (usual == null) {
            return new double[2];
        }
        double rarer = (atMost(usual, mass(row)) + 1.0) / (options.window() + 1);
        double unusual = options.share() / (options.share() + rarer);
        return new double[] {1 - unusual, unusual};
    }

    /** How many of these, ascending, are not larger than a value. */
    private static int atMost(double[] ascending, double value) {
        int from = 0;
        int to = ascending.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private double mass(double[] row) {
        int enough = (int) (FEW * options.window());
        double sum = 0;
        for (HalfSpaceTree tree : trees) {
            sum += tree.mass(row, enough);
        }
        return sum;
    }

    @Override
    public void learn(double[] row, double label, double weight) {
        if (trees.isEmpty()) {
            first.add(row.clone());
            if (first.size() == options.window()) {
                begin();
            }
            return;
        }
        masses[seen++] = mass(row);
        trees.forEach(tree -> tree.count(row));
        if (seen == options.window()) {
            usual = masses.clone();
            Arrays.sort(usual);
            trees.forEach(HalfSpaceTree::turn);
            seen = 0;
        }
    }

    /** Plants the trees where the rows of the first window are. */
    private void begin() {
        low = new double[columns];
        high = new double[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            double[] values = first.stream()
                    .mapToDouble(row -> row[at])
                    .filter(Double::isFinite)
                    .toArray();
            low[column] = Arrays.stream(values).min().orElse(0);
            high[column] = Arrays.stream(values).max().orElse(0);
        }
        plant();
        trees.forEach(tree -> {
            first.forEach(tree::count);
            tree.turn();
        });
        first.clear();
    }

    private void plant() {
        Random random = new Random(seed);
        List<HalfSpaceTree> planted = new ArrayList<>();
        for (int tree = 0; tree < options.trees(); tree++) {
            planted.add(new HalfSpaceTree(options.height(), low, high, random));
        }
        trees = planted;
    }

    @Override
    public byte[] save() {
        Encoder out = new Encoder(FORMAT).whole(first.size());
        first.forEach(out::reals);
        out.reals(low).reals(high).whole(seen);
        for (int row = 0; row < seen; row++) {
            out.real(masses[row]);
        }
        out.reals(usual == null ? new double[0] : usual);
        trees.forEach(tree -> tree.write(out));
        return out.toBytes();
    }

    private void read(Decoder in) {
        for (int rows = in.count(1); rows > 0; rows--) {
            first.add(in.reals());
        }
        low = in.reals();
        high = in.reals();
        seen = in.smallWhole();
        if (first.size() >= options.window()
                || seen >= options.window()
                || (low.length != 0 && low.length != columns)) {
            throw new UnreadableStateException("saved half-space trees are of other options or columns");
        }
        for (int row = 0; row < seen; row++) {
            masses[row] = in.real();
        }
        double[] before = in.reals();
        usual = before.length == 0 ? null : before;
        if (low.length > 0) {
            plant();
            trees.forEach(tree -> tree.read(in));
        }
        in.end();
    }

    @Override
    public String describe() {
        return options.describe() + ", seed " + seed;
    }
}
