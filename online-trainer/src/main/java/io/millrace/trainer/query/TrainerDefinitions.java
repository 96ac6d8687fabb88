package io.millrace.trainer.query;

import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.PerKey;
import io.millrace.trainer.learning.AnomalyLearners;
import io.millrace.trainer.learning.Attribute;
import io.millrace.trainer.learning.Baselines;
import io.millrace.trainer.learning.InputSchema;
import io.millrace.trainer.learning.LearnerFactory;
import io.millrace.trainer.learning.LearnerOptionsException;
import io.millrace.trainer.learning.LearnerSpec;
import io.millrace.trainer.learning.Learners;
import io.millrace.trainer.learning.SnapshotPolicy;
import io.millrace.trainer.learning.TrainerDefinition;
import io.millrace.trainer.learning.moa.MoaClusterers;
import io.millrace.trainer.learning.moa.MoaLearners;
import io.millrace.trainer.learning.onnx.OnnxLearners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A declared model as the learning core sees it. */
public final class TrainerDefinitions {

    /** Fewest journal bytes between two snapshots. */
    private static final long SNAPSHOT_FLOOR = 256L << 10;

    /** Journal bytes that a restart may replay: some fifty thousand examples, which is seconds. */
    private static final long RESTART = 8L << 20;

    /** Largest piece of a snapshot: half of what a broker takes in one record by default. */
    private static final int CHUNK = 512 << 10;

    private static final long LARGEST_FILE = 512L << 20;

    private TrainerDefinitions() {}

    /** Every learner that can be named in a project. */
    public static LearnerFactory factory() {
        return new Learners(List.of(
                new MoaLearners(),
                new MoaClusterers(),
                new AnomalyLearners(),
                new Baselines(),
                new OnnxLearners(TrainerDefinitions::file)));
    }

    private static byte[] file(String path) {
        try {
            Path file = Path.of(path);
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
                throw new LearnerOptionsException("the file " + path
                        + " cannot be used: expected a regular file of at most " + (LARGEST_FILE >> 20) + " MiB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new LearnerOptionsException("the file " + path + " cannot be read: " + e.getMessage());
        }
    }

    /** What the learners of a model are given, and tell apart. */
    static InputSchema schema(Plan plan, Model model) {
        return new InputSchema(
                plan.inputs(model).stream()
                        .map(input -> attribute(input, model))
                        .toList(),
                model.classes(),
                model.task());
    }

    private static Attribute attribute(Input input, Model model) {
        PerKey per = model.per();
        if (per != null && per.input().equals(input.name())) {
            return Attribute.key(input.name());
        }
        return new Attribute(
                input.name(),
                input.type() == FieldType.STRING,
                model.categories().getOrDefault(input.name(), List.of()));
    }

    /** A learner of a model. */
    static LearnerSpec spec(Model.Learner learner) {
        return new LearnerSpec(learner.learner(), learner.preparation(), learner.seed(), learner.perKey());
    }

    /** Definition of a model. */
    public static TrainerDefinition of(Plan plan, Model model) {
        Map<String, LearnerSpec> learners = new LinkedHashMap<>();
        model.learners().forEach((name, learner) -> learners.put(name, spec(learner)));
        return new TrainerDefinition(
                schema(plan, model),
                learners,
                model.rules(),
                model.evaluate(),
                model.promotion(),
                model.searches(),
                model.per(),
                new SnapshotPolicy(SNAPSHOT_FLOOR, RESTART, model.budget()),
                CHUNK);
    }
}
