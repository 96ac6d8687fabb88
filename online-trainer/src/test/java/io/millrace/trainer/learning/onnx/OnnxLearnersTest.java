package io.millrace.trainer.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.runtime.project.EvaluationSpec;
import io.millrace.runtime.project.LabelRules;
import io.millrace.runtime.project.PreparationSpec;
import io.millrace.runtime.project.PromotionRule;
import io.millrace.trainer.learning.Attribute;
import io.millrace.trainer.learning.Baselines;
import io.millrace.trainer.learning.InputSchema;
import io.millrace.trainer.learning.Inputs;
import io.millrace.trainer.learning.Learner;
import io.millrace.trainer.learning.LearnerOptionsException;
import io.millrace.trainer.learning.LearnerSpec;
import io.millrace.trainer.learning.Learners;
import io.millrace.trainer.learning.MapTrainerState;
import io.millrace.trainer.learning.PrequentialTrainer;
import io.millrace.trainer.learning.Promotion;
import io.millrace.trainer.learning.SnapshotPolicy;
import io.millrace.trainer.learning.TrainerDefinition;
import io.millrace.trainer.learning.UnreadableStateException;
import io.millrace.trainer.learning.moa.MoaLearners;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OnnxLearnersTest {

    private static final InputSchema SCHEMA =
            new InputSchema(List.of(Attribute.number("x"), Attribute.number("y")), List.of("no", "yes"));
    private static final LearnerSpec SPEC = new LearnerSpec("onnx /models/line.onnx", 1);

    /** Says yes where x is greater than y. */
    private static final byte[] LINE = OnnxFile.linear(new float[][] {{-4, 4}, {4, -4}}, new float[] {0, 0});

    private final Map<String, byte[]> files = new HashMap<>(Map.of("/models/line.onnx", LINE));
    private final OnnxLearners factory = process();

    private OnnxLearners process() {
        return new OnnxLearners(path -> Optional.ofNullable(files.get(path))
                .orElseThrow(() -> new LearnerOptionsException("the file " + path + " cannot be read")));
    }

    @Test
    void scores_areThoseOfTheFile() {
        Learner learner = factory.create(SPEC, SCHEMA);
        for (double[] row : new double[][] {{0.3, 0.1}, {-1, 2}, {0.5, 0.5}}) {
            double yes = 1 / (1 + Math.exp(-8 * (row[0] - row[1])));
            double[] scores = learner.predict(Inputs.numbers(row));
            assertThat(scores[1]).isCloseTo(yes, within(1e-6));
            assertThat(scores[0]).isCloseTo(1 - yes, within(1e-6));
        }
        assertThat(learner.describe()).startsWith("onnx line.onnx, sha256 ").doesNotContain("/models");
    }

    /** Where the whole process is tested, the file lies ready. */
    @Test
    void file_isTheOneThatOthersUse() {
        assertThat(Path.of("../platform/src/test/resources/io/millrace/platform/training/line.onnx"))
                .hasBinaryContent(LINE);
    }

    @Test
    void savedBytes_areOfTheFile_andOfNoOther() {
        byte[] saved = factory.create(SPEC, SCHEMA).save();
        assertThat(factory.restore(SPEC, SCHEMA, saved).save()).isEqualTo(saved);
        files.put("/models/line.onnx", OnnxFile.linear(new float[][] {{1, 2}, {3, 4}}, new float[] {0, 0}));
        assertThat(factory.restore(SPEC, SCHEMA, saved).save())
                .as("a process goes on with what it has read")
                .isEqualTo(saved);
        assertThatThrownBy(() -> process().restore(SPEC, SCHEMA, saved))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("line.onnx");
    }

    @Test
    void filesThatDoNotFit_areRefusedByName() {
        refused(new LearnerSpec("onnx /models/none.onnx", 1), SCHEMA, "/models/none.onnx cannot be read");
        refused(new LearnerSpec("onnx", 1), SCHEMA, "without a file");
        files.put("/models/text.onnx", "no model".getBytes(StandardCharsets.UTF_8));
        refused(new LearnerSpec("onnx /models/text.onnx", 1), SCHEMA, "text.onnx cannot be read as an ONNX model");
        InputSchema three = new InputSchema(
                List.of(Attribute.number("x"), Attribute.number("y"), Attribute.number("z")), SCHEMA.classes());
        refused(SPEC, three, "does not take a row of 3 numbers");
        refused(SPEC, new InputSchema(SCHEMA.attributes(), List.of("a", "b", "c")), "expected one for each of the 3");
        InputSchema text = new InputSchema(List.of(Attribute.number("x"), Attribute.category("y")), SCHEMA.classes());
        refused(SPEC, text, "'y' is a category");
        PreparationSpec hash = new PreparationSpec(
                PreparationSpec.Scale.NONE,
                PreparationSpec.Missing.ZERO,
                PreparationSpec.Encoding.HASH,
                1,
                Double.POSITIVE_INFINITY);
        assertThat(factory.create(new LearnerSpec(SPEC.options(), hash, 1), text)
                        .describe())
                .contains("line.onnx");
    }

    private void refused(LearnerSpec spec, InputSchema schema, String because) {
        assertThatThrownBy(() -> factory.create(spec, schema))
                .isInstanceOf(LearnerOptionsException.class)
                .hasMessageContaining(because);
    }

    /** At first the file knows it better, then the world is another, which only one that learns finds out. */
    @Test
    void file_competes_isPromoted_andReplacedAgain() {
        Map<String, LearnerSpec> learners = new LinkedHashMap<>();
        learners.put("champion", new LearnerSpec("bayes.NaiveBayes", 1));
        learners.put("file", SPEC);
        PrequentialTrainer trainer = new PrequentialTrainer(
                new TrainerDefinition(
                        SCHEMA,
                        learners,
                        LabelRules.NONE,
                        EvaluationSpec.USUAL,
                        new PromotionRule(PromotionRule.Metric.KAPPA, PromotionRule.Over.WINDOW, 0.02, 2, 2.33),
                        new SnapshotPolicy(4_096),
                        2_000),
                new Learners(List.of(new MoaLearners(), new Baselines(), factory)),
                new MapTrainerState());
        Random random = new Random(3);
        List<String> answering = new ArrayList<>();
        for (int example = 1; example <= 12_000; example++) {
            double common = 3 * random.nextGaussian(); // naive Bayes looks at one input at a time
            double x = common + random.nextGaussian();
            double y = common + random.nextGaussian();
            boolean yes = example <= 4_000 ? x > y : x + y > 0;
            trainer.predict("e" + example, example, Inputs.numbers(x, y));
            trainer.label("e" + example, 0, yes ? 1 : 0, 1);
            if (example % 200 == 0) {
                trainer.mark(0).map(Promotion::learner).ifPresent(answering::add);
            }
        }
        assertThat(answering).startsWith("file").endsWith("champion");
        assertThat(trainer.ask(Inputs.numbers(1, 1)).get(0).learner()).isEqualTo("champion");
    }
}
