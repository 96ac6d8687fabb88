package io.millrace.platform.cli;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.Example;
import io.millrace.schemas.ModelFlow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What commands are told that say something about a learner to its model, and how they say it: as an entry of the model's log. */
final class ModelWord {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "Project file.")
    private Path file = Path.of("project.yaml");

    @Parameters(index = "1", paramLabel = "MODEL", description = "Name of the model.")
    private String name = "";

    @Parameters(index = "2", paramLabel = "LEARNER", description = "Name of the learner.")
    private String learner = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "by hand",
            description = "Why, for the record (default: ${DEFAULT-VALUE}).")
    private String reason = "by hand";

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    /**
     * A learner of a project.
     *
     * @param model that it belongs to
     */
    record Subject(Plan plan, Model model, String learner, Cluster cluster) {}

    String reason() {
        return reason;
    }

    Subject subject() throws InvalidProjectException {
        Cluster cluster = clusterOptions.cluster();
        Plan plan = new Plan(
                Projects.reader(new RegistrySchemas(cluster.registryUrl())).read(file));
        Model model = known("model", name, plan.project().models());
        known("learner", learner, model.learners());
        return new Subject(plan, model, learner, cluster);
    }

    /** The same, of a learner that can be put back: of models by key there are no versions. */
    Subject replaceable() throws InvalidProjectException {
        Subject subject = subject();
        if (known("learner", learner, subject.model().learners()).perKey()) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec),
                    "Learner '" + learner + "' has models of its own for each key, and no versions of these are kept:"
                            + " it cannot be put back. Declare it anew under another name.");
        }
        return subject;
    }

    private <T> T known(String kind, String wanted, Map<String, T> all) {
        T found = all.get(wanted);
        if (found == null) {
            throw new CommandLine.ParameterException(Specs.line(spec), Suggestion.unknown(kind, wanted, all.keySet()));
        }
        return found;
    }

    /** Where to look for what came of it. */
    String whereItIsSaid(Subject subject) {
        Topics topics = subject.plan().topics();
        return topics.events(name) + " says so; if it cannot be, " + topics.deadLetters() + " says why.";
    }

    /** Writes entries into the model's inbox, and waits until they are there. */
    void say(Subject subject, List<Example> entries) throws InterruptedException, ExecutionException {
        Serializer<ModelFlow> values =
                subject.cluster().serdes().of(ModelFlow.class).serializer();
        String inbox = subject.plan().topics().inbox(name);
        try (KafkaProducer<String, ModelFlow> producer =
                new KafkaProducer<>(subject.cluster().clientSettings(), new StringSerializer(), values)) {
            for (Example entry : entries) {
                producer.send(new ProducerRecord<>(inbox, 0, name, new ModelFlow(entry)))
                        .get();
            }
        }
    }
}
