package io.millrace.platform.models;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.ModelEvent;
import io.millrace.schemas.ModelEventKind;
import io.millrace.schemas.ModelFlow;
import io.millrace.trainer.query.StatePiece;
import io.millrace.trainer.query.StoredVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A model, where it runs. What is said to it gets a place in its log like any example. */
public record RunningModel(Plan plan, Model model, Cluster cluster) {

    /** The versions of its learners. */
    public Versions versions() {
        return new Versions(cluster, plan.topics(), model.name());
    }

    /** Lets a learner answer from now on. */
    public ModelEvent promote(String learner, String reason) throws InterruptedException, ExecutionException {
        return say(
                List.of(new Example(ExampleKind.PROMOTE, learner, 0L, Map.of(), reason, null)),
                ModelEventKind.PROMOTION,
                learner);
    }

    /** Puts a learner back to a version. */
    public ModelEvent rollback(String learner, long version, String reason)
            throws InterruptedException, ExecutionException {
        StoredVersion stored = versions().one(learner, version);
        stored.bytes(); // damaged ones are refused here
        return say(
                StatePiece.entries(
                        learner,
                        stored.pieces(),
                        false,
                        "back to version " + stored.version().version() + ": " + reason),
                ModelEventKind.ROLLBACK,
                learner);
    }

    /**
     * Writes entries into the model's inbox, and waits until the model has taken them.
     *
     * @param learner whom they are about; empty for all
     * @return what has happened
     * @throws IllegalStateException with the reason, if the model refuses them
     */
    public ModelEvent say(List<Example> entries, ModelEventKind becomes, String learner)
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
