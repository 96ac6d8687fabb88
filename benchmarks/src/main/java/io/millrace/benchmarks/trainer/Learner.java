package io.millrace.benchmarks.trainer;

/** A learner that is measured, by itself and as a champion. */
enum Learner {
    NAIVE_BAYES("bayes.NaiveBayes", "none", 1),
    HOEFFDING_TREE("trees.HoeffdingTree", "none", 1),
    PERCEPTRON("functions.Perceptron", "standard", 1),
    FOREST("meta.AdaptiveRandomForest -s 10", "none", 10);

    private final String options;
    private final String preparation;
    private final int slowness;

    Learner(String options, String preparation, int slowness) {
        this.options = options;
        this.preparation = preparation;
        this.slowness = slowness;
    }

    /** Options in MOA's syntax. */
    String options() {
        return options;
    }

    /** What its inputs go through as a champion. */
    String preparation() {
        return preparation;
    }

    /** How many of so many examples it is given, so that a slow one ends. */
    int share(int examples) {
        return examples / slowness;
    }
}
