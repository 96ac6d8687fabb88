package io.millrace.trainer.learning.moa;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import moa.classifiers.AbstractClassifier;
import moa.classifiers.Classifier;
import moa.classifiers.bayes.NaiveBayes;
import moa.classifiers.core.attributeclassobservers.DiscreteAttributeClassObserver;
import moa.classifiers.core.attributeclassobservers.GaussianNumericAttributeClassObserver;
import moa.classifiers.core.attributeclassobservers.NominalAttributeClassObserver;
import moa.classifiers.core.attributeclassobservers.NumericAttributeClassObserver;
import moa.classifiers.core.driftdetection.ADWINChangeDetector;
import moa.classifiers.core.driftdetection.ChangeDetector;
import moa.classifiers.core.driftdetection.CusumDM;
import moa.classifiers.core.driftdetection.DDM;
import moa.classifiers.core.driftdetection.HDDM_A_Test;
import moa.classifiers.core.driftdetection.PageHinkleyDM;
import moa.classifiers.core.driftdetection.RDDM;
import moa.classifiers.core.splitcriteria.GiniSplitCriterion;
import moa.classifiers.core.splitcriteria.InfoGainSplitCriterion;
import moa.classifiers.core.splitcriteria.SplitCriterion;
import moa.classifiers.functions.Perceptron;
import moa.classifiers.meta.AdaptiveRandomForest;
import moa.classifiers.meta.AdaptiveRandomForestRegressor;
import moa.classifiers.meta.LeveragingBag;
import moa.classifiers.meta.OzaBag;
import moa.classifiers.meta.OzaBagAdwin;
import moa.classifiers.trees.ARFHoeffdingTree;
import moa.classifiers.trees.EFDT;
import moa.classifiers.trees.FIMTDD;
import moa.classifiers.trees.HoeffdingAdaptiveTree;
import moa.classifiers.trees.HoeffdingTree;
import moa.options.OptionHandler;

/**
 * The parts of MOA that an option string may name, by the kind of place it names them in. Everything here has passed the
 * conformance test: deterministic, savable, predicting leaves it untouched. What is not here does not exist for a user:
 * some of MOA's learners end the process on an error, some cannot be saved, some share state between instances.
 */
final class AllowedParts {
    private static final SortedMap<String, Supplier<AbstractClassifier>> SINGLE = new TreeMap<>(Map.of(
            "bayes.NaiveBayes", NaiveBayes::new,
            "functions.Perceptron", Perceptron::new,
            "trees.EFDT", EFDT::new,
            "trees.HoeffdingAdaptiveTree", HoeffdingAdaptiveTree::new,
            "trees.HoeffdingTree", HoeffdingTree::new));

    private static final SortedMap<String, Supplier<AbstractClassifier>> ENSEMBLES = new TreeMap<>(Map.of(
            "meta.AdaptiveRandomForest", AdaptiveRandomForest::new,
            "meta.LeveragingBag", LeveragingBag::new,
            "meta.OzaBag", OzaBag::new,
            "meta.OzaBagAdwin", OzaBagAdwin::new));

    private static final SortedMap<String, Supplier<AbstractClassifier>> REGRESSORS = new TreeMap<>(Map.of(
            "meta.AdaptiveRandomForestRegressor", AdaptiveRandomForestRegressor::new,
            "trees.FIMTDD", FIMTDD::new));

    /** By the type that MOA's option requires; an ensemble's members are single learners. */
    private static final Map<Class<?>, SortedMap<String, ? extends Supplier<? extends OptionHandler>>> NESTED = Map.of(
            Classifier.class,
            SINGLE,
            ARFHoeffdingTree.class,
            new TreeMap<String, Supplier<OptionHandler>>(Map.of("ARFHoeffdingTree", ARFHoeffdingTree::new)),
            ChangeDetector.class,
            new TreeMap<String, Supplier<OptionHandler>>(Map.of(
                    "ADWINChangeDetector", ADWINChangeDetector::new,
                    "CusumDM", CusumDM::new,
                    "DDM", DDM::new,
                    "HDDM_A_Test", HDDM_A_Test::new,
                    "PageHinkleyDM", PageHinkleyDM::new,
                    "RDDM", RDDM::new)),
            NumericAttributeClassObserver.class,
            new TreeMap<String, Supplier<OptionHandler>>(
                    Map.of("GaussianNumericAttributeClassObserver", GaussianNumericAttributeClassObserver::new)),
            DiscreteAttributeClassObserver.class,
            new TreeMap<String, Supplier<OptionHandler>>(
                    Map.of("NominalAttributeClassObserver", NominalAttributeClassObserver::new)),
            SplitCriterion.class,
            new TreeMap<String, Supplier<OptionHandler>>(Map.of(
                    "GiniSplitCriterion", GiniSplitCriterion::new,
                    "InfoGainSplitCriterion", InfoGainSplitCriterion::new)));

    /** Options by MOA's own name for them, with the reason to refuse them. */
    private static final Map<String, String> REFUSED = Map.of(
            "outputCodes", "it searches at random for codes, and with few classes never ends",
            "numberOfJobs", "threads inside a learner cannot be saved; run more partitions instead",
            "maxByteSize", "MOA cannot measure a model without a Java agent, so it would bound nothing",
            "memoryEstimatePeriod", "MOA cannot measure a model without a Java agent, so it would do nothing");

    private AllowedParts() {}

    /** Returns the names of all learners. */
    static SortedSet<String> all() {
        SortedSet<String> names = new TreeSet<>(learners(false).keySet());
        names.addAll(learners(true).keySet());
        return names;
    }

    /** Returns the learners of numbers, or those of classes. */
    static SortedMap<String, Supplier<AbstractClassifier>> learners(boolean regression) {
        if (regression) {
            return REGRESSORS;
        }
        SortedMap<String, Supplier<AbstractClassifier>> learners = new TreeMap<>(SINGLE);
        learners.putAll(ENSEMBLES);
        return learners;
    }

    /** Returns what may be named where MOA requires {@code type}: nothing for a type not known here. */
    static SortedMap<String, ? extends Supplier<? extends OptionHandler>> nested(Class<?> type) {
        return NESTED.getOrDefault(type, new TreeMap<String, Supplier<OptionHandler>>());
    }

    static Map<String, String> refused() {
        return REFUSED;
    }
}
