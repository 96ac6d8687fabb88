package io.millrace.platform.cli;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.Example;
import io.millrace.schemas.ModelEvent;
import io.millrace.schemas.ModelEventKind;
import io.millrace.schemas.ModelFlow;
import java.io.PrintWriter;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A model of a project file, for commands that need to know what it is. */
final class ProjectModel {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "Name of the model.")
    private String name = "";

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    /** The model, where it runs. */
    record Subject(Plan plan, Model model, Cluster cluster) {

        /**
         * Writes entries into the model's inbox, and waits until the model has taken them.
         *
         * @param learner whom they are about; empty for all
         * @return what has happened
         * @throws IllegalStateException with the reason, if the model refuses them
         */
        ModelEvent say(List<Example> entries, ModelEventKind becomes, String learner)
                throws InterruptedException, ExecutionException {
            try (ModelReply reply = new ModelReply(this)) {
                write(entries);
                return reply.await(becomes, learner);
            }
        }

        private void write(List<Example> entries) throws InterruptedException, ExecutionException {
            Serializer<ModelFlow> values = cluster.serdes().of(ModelFlow.class).serializer();
            String inbox = plan.topics().inbox(model.name());
            try (KafkaProducer<String, ModelFlow> producer =
                    new KafkaProducer<>(cluster.clientSettings(), new StringSerializer(), values)) {
                for (Example entry : entries) {
                    producer.send(new ProducerRecord<>(inbox, 0, model.name(), new ModelFlow(entry)))
                            .get();
                }
            }
        }
    }

    boolean json() {
        return json.wanted();
    }

    /** Shows what has happened. */
    void show(ModelEvent happened) {
        PrintWriter out = Specs.line(spec).getOut();
        out.println(json() ? happened : ModelsEventsCommand.line(happened));
        out.flush();
    }

    Subject subject() throws InvalidProjectException {
        Plan plan = project.plan();
        return new Subject(plan, known("model", name, plan.project().models()), project.cluster());
    }

    /** One of those that there are; anything else is a usage error that names them. */
    <T> T known(String kind, String wanted, Map<String, T> all) {
        T found = all.get(wanted);
        if (found == null) {
            throw new CommandLine.ParameterException(Specs.line(spec), Suggestion.unknown(kind, wanted, all.keySet()));
        }
        return found;
    }
}
