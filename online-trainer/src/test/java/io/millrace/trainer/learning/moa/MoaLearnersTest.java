package io.millrace.trainer.learning.moa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.trainer.learning.Attribute;
import io.millrace.trainer.learning.InputSchema;
import io.millrace.trainer.learning.Inputs;
import io.millrace.trainer.learning.Learner;
import io.millrace.trainer.learning.LearnerOptionsException;
import io.millrace.trainer.learning.LearnerSpec;
import io.millrace.trainer.learning.UnreadableStateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.URL;
import java.util.List;
import java.util.Random;
import moa.classifiers.trees.HoeffdingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MoaLearnersTest {
    private static final InputSchema SCHEMA =
            new InputSchema(List.of(Attribute.number("x"), Attribute.number("y")), List.of("a", "b", "c", "d", "e"));
    private static final MoaLearners LEARNERS = new MoaLearners();

    private static Learner create(String options, long seed) {
        return LEARNERS.create(new LearnerSpec(options, seed), SCHEMA);
    }

    @Test
    void describe_isNormalised() {
        assertThat(create("trees.HoeffdingTree   -t 0.05 -g 100", 7).describe())
                .isEqualTo(
                        "trees.HoeffdingTree -g 100, seed 7, MOA 2024.07.0; scale none, missing zero, nominal 50, clip Infinity")
                .isEqualTo(create("trees.HoeffdingTree -g 100 -s (InfoGainSplitCriterion)", 7)
                        .describe());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lazy.kNN                                          | unknown learner 'lazy.kNN'",
                "java.lang.Thread                                  | unknown learner 'java.lang.Thread'",
                "HoeffdingTree                                     | did you mean 'trees.HoeffdingTree'?",
                "meta.AdaptiveRandomForest -j 2                    | threads inside a learner cannot be saved",
                "meta.LeveragingBag -o                             | with few classes never ends",
                "trees.HoeffdingTree -m 1000                       | it would bound nothing",
                "trees.HoeffdingTree -n BinaryTreeNumericAttributeClassObserver | unknown value for option -n of trees.HoeffdingTree",
                "meta.AdaptiveRandomForest -x HDDM_W_Test          | did you mean 'HDDM_A_Test'?",
                "meta.OzaBag -l (meta.OzaBag -l java.io.File)      | unknown value for option -l of meta.OzaBag 'meta.OzaBag'",
                "meta.OzaBag -l (trees.HoeffdingTree -j 1)         | trees.HoeffdingTree has no option -j; allowed: -n numericEstimator",
                "meta.OzaBag -l (trees.HoeffdingTree               | the parenthesis at character 16 is never closed",
                "meta.OzaBag -s                                    | option -s has no value",
                "meta.OzaBag -s ten                                | option -s (ensembleSize) of meta.OzaBag cannot be 'ten': expected a whole number",
                "meta.OzaBag -s 1001                               | expected a whole number from 1 to 1000",
                "meta.OzaBag -s 0                                  | expected a whole number from 1 to",
                "meta.OzaBag -s 3 -s 4                             | given twice",
                "meta.OzaBag 10                                    | expected an option such as '-s', found '10'",
                "trees.HoeffdingTree -c NaN                        | expected a number from 0.0 to 1.0",
                "trees.HoeffdingTree -l XX                         | expected one of [MC, NB, NBAdaptive]",
            })
    void create_withOptionsThatCannotBeUsed_saysWhatAndWhere(String options, String message) {
        assertThatThrownBy(() -> create(options, 1))
                .isInstanceOf(LearnerOptionsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void predict_beforeAllClassesWereSeen_isPadded() {
        Learner learner = create("bayes.NaiveBayes", 1);
        assertThat(learner.predict(Inputs.numbers(1, 2))).containsExactly(0, 0, 0, 0, 0);
        learner.learn(Inputs.numbers(1, 2), 1, 1);
        assertThat(learner.predict(Inputs.numbers(1, 2))).containsExactly(0, 1, 0, 0, 0);
    }

    @Test
    void seed_ofAnEnsemble_matters() {
        assertThat(bagAfterSomeRows(1)).isEqualTo(bagAfterSomeRows(1)).isNotEqualTo(bagAfterSomeRows(2));
    }

    private static double[] bagAfterSomeRows(long seed) {
        Learner learner = create("meta.OzaBag -l bayes.NaiveBayes", seed);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            int label = random.nextInt(5);
            learner.learn(Inputs.numbers(label + random.nextGaussian(), random.nextGaussian()), label, 1);
        }
        return learner.predict(Inputs.numbers(2, 0));
    }

    /** As a learner without anything prepared is saved. */
    private static byte[] framed(Object object) throws IOException {
        byte[] serialised = serialised(object);
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        framed.writeBytes(
                new byte[] {1, 1, 1, (byte) ((serialised.length & 0x7f) | 0x80), (byte) (serialised.length >> 7)});
        framed.writeBytes(serialised);
        return framed.toByteArray();
    }

    @Test
    void restore_ofAnythingElse_isRefused() throws IOException {
        LearnerSpec spec = new LearnerSpec("trees.HoeffdingTree", 1);
        byte[] saved = LEARNERS.create(spec, SCHEMA).save();
        assertThatThrownBy(() -> LEARNERS.restore(spec, SCHEMA, framed(new URL("http://localhost"))))
                .isInstanceOf(UnreadableStateException.class)
                .hasRootCauseMessage("filter status: REJECTED");
        assertThatThrownBy(() -> LEARNERS.restore(spec, SCHEMA, framed(List.of(new Random(1)))))
                .isInstanceOf(UnreadableStateException.class);
        assertThatThrownBy(() -> LEARNERS.restore(new LearnerSpec("trees.EFDT", 1), SCHEMA, saved))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("not a moa.classifiers.trees.EFDT");
        assertThatThrownBy(() -> LEARNERS.restore(
                        spec,
                        new InputSchema(List.of(Attribute.number("x"), Attribute.number("z")), SCHEMA.classes()),
                        saved))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("made for other inputs");
        assertThatThrownBy(() -> LEARNERS.restore(spec, SCHEMA, new byte[] {1, 2, 3}))
                .isInstanceOf(UnreadableStateException.class);
        assertThatThrownBy(() -> LEARNERS.restore(spec, SCHEMA, serialised(new HoeffdingTree())))
                .isInstanceOf(UnreadableStateException.class);
    }

    private static byte[] serialised(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    @Test
    void moaVersion_isThatOfTheJar() {
        assertThat(HoeffdingTree.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString())
                .endsWith("moa-" + MoaLearners.MOA_VERSION + ".jar");
    }
}
