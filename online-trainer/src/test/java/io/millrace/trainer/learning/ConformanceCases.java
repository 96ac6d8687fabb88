package io.millrace.trainer.learning;

import io.millrace.trainer.learning.moa.MoaClusterers;
import io.millrace.trainer.learning.moa.MoaLearners;
import java.util.List;

/** Every learner that is offered, at its defaults, and options that change what it is made of. */
final class ConformanceCases {
    static final LearnerFactory FACTORY =
            new Learners(List.of(new Baselines(), new MoaLearners(), new MoaClusterers(), new AnomalyLearners()));

    static final long SEED = 7;

    static final List<String> OPTIONS = List.of(
            "no_change",
            "majority",
            "bayes.NaiveBayes",
            "functions.Perceptron",
            "trees.HoeffdingTree",
            "trees.HoeffdingTree -s GiniSplitCriterion -g 50 -c 0.01 -l MC -b -p -r",
            "trees.HoeffdingAdaptiveTree",
            "trees.HoeffdingAdaptiveTree -g 50 -c 0.01",
            "trees.EFDT",
            "trees.EFDT -R 200 -g 50 -c 0.01",
            "meta.OzaBag",
            "meta.OzaBag -l bayes.NaiveBayes",
            "meta.OzaBagAdwin",
            "meta.OzaBagAdwin -l functions.Perceptron",
            "meta.LeveragingBag",
            "meta.LeveragingBag -s 3 -l trees.EFDT",
            "meta.LeveragingBag -s 3 -l (trees.HoeffdingAdaptiveTree -g 50)",
            "meta.LeveragingBag -s 3 -m LeveragingBagME",
            "meta.LeveragingBag -s 3 -m LeveragingBagHalf",
            "meta.LeveragingBag -s 3 -m LeveragingBagWT",
            "meta.LeveragingBag -s 3 -m LeveragingSubag",
            "meta.AdaptiveRandomForest -s 10",
            "meta.AdaptiveRandomForest -s 3 -x DDM -p RDDM",
            "meta.AdaptiveRandomForest -s 3 -x (PageHinkleyDM -l 20) -p CusumDM",
            "meta.AdaptiveRandomForest -s 3 -x HDDM_A_Test -p HDDM_A_Test",
            "meta.AdaptiveRandomForest -s 3 -u -q -w -m 2 -o (Specified m (integer value))");

    /** Those of numbers. */
    static final List<String> NUMBERS = List.of(
            "no_change", "mean", "trees.FIMTDD", "trees.FIMTDD -g 50 -e", "meta.AdaptiveRandomForestRegressor -s 10");

    /** Those that learn examples as they come. */
    static final List<String> UNSUPERVISED = List.of(
            "anomaly.HalfSpaceTrees",
            "anomaly.HalfSpaceTrees -t 50 -h 8 -w 100 -q 0.05",
            "clustream.Clustream",
            "clustream.Clustream -h 300 -k 50");

    private ConformanceCases() {}

    static LearnerSpec spec(String options) {
        return new LearnerSpec(options, SEED);
    }

    static Learner create(String options) {
        return FACTORY.create(spec(options), DriftingRows.SCHEMA);
    }

    static LiveModel live(String options, SnapshotPolicy policy) {
        return LiveModel.create(FACTORY, spec(options), DriftingRows.SCHEMA, policy, 0);
    }

    static void learn(Learner learner, List<JournalEntry> rows) {
        rows.forEach(row -> learner.learn(row.inputs(), row.label(), row.weight()));
    }
}
