package io.millrace.benchmarks.trainer;

import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Pipeline;
import io.millrace.trainer.query.LearnerCheck;
import io.millrace.trainer.topology.ModelPipeline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A project with one model of one learner, and the baselines that are always there. */
final class Training {

    /** Name of the model. */
    static final String MODEL = "group";

    private final Plan plan;

    Training(Learner champion) throws IOException, InvalidProjectException {
        Path file = Files.createTempFile("bench", ".yaml");
        try (InputStream text = Objects.requireNonNull(Training.class.getResourceAsStream("project.yaml"))) {
            Files.writeString(
                    file,
                    new String(text.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("$LEARNER", champion.options())
                            .replace("$PREPARE", champion.preparation()));
            this.plan = new Plan(
                    new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck(), new LearnerCheck())).read(file));
        } finally {
            Files.delete(file);
        }
    }

    Plan plan() {
        return plan;
    }

    /** The model's log, of one partition. */
    String log() {
        return plan.topics().examples(MODEL);
    }

    Pipeline pipeline(Cluster cluster) {
        return new ModelPipeline(plan, new Channels(plan, Map.of("people", 1)), cluster.serdes())
                .all()
                .get(0);
    }
}
