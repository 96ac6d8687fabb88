package io.millrace.benchmarks.drift.stream;

import com.yahoo.labs.samoa.instances.Instance;
import moa.classifiers.trees.HoeffdingTree;
import moa.options.ClassOption;
import moa.streams.ExampleStream;

/**
 * The errors of a tree that learned 30,000 examples of MOA and then no more: 25,000 of the same concept, 25,000 of another, and 30,000 of the first
 * again. The set-up is that of Poenaru-Olaru, Cruz, van Deursen and Rellermeyer 2022, "Are concept drift detectors reliable alarming systems?", with an
 * end.
 */
public enum ErrorStream {
    SEA("SEA f3>f2", "generators.SEAGenerator -p 0 -f 3", "generators.SEAGenerator -p 0 -f 2"),
    NOISY_SEA("SEA f3>f2, 10 % noise", "generators.SEAGenerator -p 10 -f 3", "generators.SEAGenerator -p 10 -f 2"),
    AGRAWAL("Agrawal f6>f1", "generators.AgrawalGenerator -f 6", "generators.AgrawalGenerator -f 1");

    /** Examples that are learned. */
    public static final int LEARNED = 30_000;

    /** Errors before half of the examples are of the other concept. */
    public static final int CHANGED = 25_000;

    /** Errors before half of the examples are of the first concept again. */
    public static final int RETURNED = 50_000;

    /** Errors in all. */
    public static final int ERRORS = 80_000;

    private final String label;
    private final String first;
    private final String second;

    ErrorStream(String label, String first, String second) {
        this.label = label;
        this.first = first;
        this.second = second;
    }

    /** Name in a table. */
    public String label() {
        return label;
    }

    /**
     * The errors, 1 where the tree is wrong.
     *
     * @param width examples in which one concept takes over from the other
     */
    public double[] errors(int width, int seed) throws Exception {
        ExampleStream<?> stream = stream(width, seed);
        HoeffdingTree tree = new HoeffdingTree();
        tree.prepareForUse();
        tree.setModelContext(stream.getHeader());
        double[] errors = new double[ERRORS];
        for (int i = -LEARNED; i < ERRORS; i++) {
            Instance example = (Instance) stream.nextInstance().getData();
            if (i < 0) {
                tree.trainOnInstance(example);
            } else {
                errors[i] = tree.correctlyClassifies(example) ? 0 : 1;
            }
        }
        return errors;
    }

    private ExampleStream<?> stream(int width, int seed) throws Exception {
        String other = String.format(
                "ConceptDriftStream -s (%s -i %d) -d (%s -i %d) -p %d -w %d -r %d",
                first, seed, second, seed, LEARNED + CHANGED, width, seed);
        String both = String.format(
                "ConceptDriftStream -s (%s) -d (%s -i %d) -p %d -w %d -r %d",
                other, first, seed + 100, LEARNED + RETURNED, width, seed);
        moa.streams.ConceptDriftStream stream =
                (moa.streams.ConceptDriftStream) ClassOption.cliStringToObject(both, ExampleStream.class, null);
        stream.prepareForUse();
        return stream;
    }
}
