package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Says how unusual a row is among those that came lately: streaming half-space trees (Tan, Ting, Liu, "Fast anomaly detection for streaming
 * data", IJCAI 2011). Windows of rows follow each other; each row is compared with the window before.
 *
 * <p>The paper's score orders rows but has no scale. Here it has one: a row that is as unusual as the share {@code q} of the rows of the window
 * before has the score 0.5, rarer ones have more. And the paper's space is that of numbers from 0 to 1. Here it is where the rows of a window are, and
 * every {@value #EVERY} windows the trees are planted anew, so that they follow numbers that wander. Nothing is said before the first window has ended.
 */
final class HalfSpaceTrees implements Algorithm {
    private static final int FORMAT = 1;

    /** Share of a window's rows that is few: a part with fewer is not looked into. */
    private static final double FEW = 0.1;

    /** Windows for which trees stand. */
    private static final int EVERY = 10;

    private final HalfSpaceOptions options;
    private final long seed;
    /** Of each column the input that it is of. */
    private final List<String> inputs;

    /** Rows of a window at whose end trees are planted, while it lasts. */
    private final List<double[]> rows = new ArrayList<>();

    private double[] low = {};
    private double[] high = {};
    private List<HalfSpaceTree> trees = List.of();

    /** How often trees have been planted, and windows that have ended since. */
    private int plantings;

    private int windows;

    /** Masses that rows of this window had when they came. */
    private final double[] masses;

    private int seen;

    /** Those of the window before, ascending; none before there is one. */
    private double[] usual = {};

    HalfSpaceTrees(HalfSpaceOptions options, long seed, List<String> inputs) {
        this.options = options;
        this.seed = seed;
        this.inputs = List.copyOf(inputs);
        this.masses = new double[options.window()];
    }

    static HalfSpaceTrees restore(HalfSpaceOptions options, long seed, List<String> inputs, byte[] saved) {
        HalfSpaceTrees restored = new HalfSpaceTrees(options, seed, inputs);
        restored.read(new Decoder("saved half-space trees", FORMAT, saved));
        return restored;
    }

    @Override
    public double[] predict(double[] row) {
        if (trees.isEmpty()) {
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
        boolean last = trees.isEmpty() || windows == EVERY - 1;
        if (last) {
            rows.add(row.clone());
        }
        masses[seen++] = mass(row);
        trees.forEach(tree -> tree.count(row));
        if (seen == options.window()) {
            seen = 0;
            if (last) {
                plant();
            } else {
                windows++;
                trees.forEach(HalfSpaceTree::turn);
                usual = masses.clone();
            }
            Arrays.sort(usual);
        }
    }

    /** Plants trees where the rows of the window are, and counts these: how crowded it is around each of them is what is usual. */
    private void plant() {
        low = new double[inputs.size()];
        high = new double[inputs.size()];
        for (int column = 0; column < inputs.size(); column++) {
            int at = column;
            double[] values = rows.stream()
                    .mapToDouble(row -> row[at])
                    .filter(Double::isFinite)
                    .toArray();
            low[column] = Arrays.stream(values).min().orElse(0);
            high[column] = Arrays.stream(values).max().orElse(0);
        }
        plantings++;
        windows = 0;
        trees = seedlings();
        trees.forEach(tree -> {
            rows.forEach(tree::count);
            tree.turn();
        });
        usual = rows.stream().mapToDouble(this::mass).toArray();
        rows.clear();
    }

    /** Columns that are not all the same, by input: a category with many columns is not halved more often than a number with one. */
    private List<int[]> choices() {
        Map<String, List<Integer>> byInput = new LinkedHashMap<>();
        for (int column = 0; column < low.length; column++) {
            if (high[column] > low[column]) {
                byInput.computeIfAbsent(inputs.get(column), first -> new ArrayList<>())
                        .add(column);
            }
        }
        return byInput.values().stream()
                .map(columns -> columns.stream().mapToInt(column -> column).toArray())
                .toList();
    }

    private List<HalfSpaceTree> seedlings() {
        Random random = new Random(seed + plantings);
        List<int[]> choices = choices();
        List<HalfSpaceTree> planted = new ArrayList<>();
        for (int tree = 0; tree < options.trees(); tree++) {
            planted.add(new HalfSpaceTree(options.height(), low, high, choices, random));
        }
        return planted;
    }

    @Override
    public byte[] save() {
        Encoder out = new Encoder(FORMAT).whole(rows.size());
        rows.forEach(out::reals);
        out.whole(plantings).whole(windows).reals(low).reals(high).whole(seen);
        for (int row = 0; row < seen; row++) {
            out.real(masses[row]);
        }
        out.reals(usual);
        trees.forEach(tree -> tree.write(out));
        return out.toBytes();
    }

    private void read(Decoder in) {
        for (int left = in.count(1); left > 0; left--) {
            rows.add(in.reals());
        }
        plantings = in.smallWhole();
        windows = in.smallWhole();
        low = in.reals();
        high = in.reals();
        seen = in.smallWhole();
        if (seen >= options.window() || (plantings > 0 && low.length != inputs.size())) {
            throw new UnreadableStateException("saved half-space trees are of other options or columns");
        }
        for (int row = 0; row < seen; row++) {
            masses[row] = in.real();
        }
        usual = in.reals();
        if (plantings > 0) {
            trees = seedlings();
            trees.forEach(tree -> tree.read(in));
        }
        in.end();
    }

    @Override
    public String describe() {
        return options.describe() + ", seed " + seed;
    }
}
