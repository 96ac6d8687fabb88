package io.millrace.trainer.query;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.streams.LocalRows;
import io.millrace.trainer.learning.Counters;
import io.millrace.trainer.learning.Evaluation;
import io.millrace.trainer.learning.Inputs;
import io.millrace.trainer.learning.LearnerFactory;
import io.millrace.trainer.learning.Span;
import io.millrace.trainer.learning.TrainerCopy;
import io.millrace.trainer.learning.TrainerReads;
import io.millrace.trainer.learning.UnreadableStateException;
import io.millrace.trainer.learning.UnusableInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * Asks models what they say of inputs now, as the trainers have learned them up to this moment. A model is learned by one process; what is not
 * here is said to be elsewhere.
 */
public final class ModelReader {

    /** A model's log has one partition, and so have its stores. */
    private static final int PARTITION = 0;

    private final Plan plan;
    private final HostInfo self;
    private final Map<String, KafkaStreams> running;
    private final LearnerFactory factory = TrainerDefinitions.factory();
    private final Map<String, TrainerCopy> copies = new ConcurrentHashMap<>();

    /**
     * Reads over the trainers that run here.
     *
     * @param host host at which this process is known to others, with the port
     * @param running applications of models, by model
     */
    public ModelReader(Plan plan, String host, int port, Map<String, KafkaStreams> running) {
        this.plan = plan;
        this.self = new HostInfo(host, port);
        this.running = Map.copyOf(running);
    }

    /** A process that learns a model, as it is known to others. */
    public record Holder(String host, int port) {}

    /** Whether a model can be asked now, here or by who learns it. */
    public boolean ready(Model model) {
        if (!running.containsKey(model.name())) {
            return false;
        }
        try {
            if (elsewhere(model).isEmpty()) {
                reads(streams(model));
            }
            return true;
        } catch (InvalidStateStoreException e) {
            return false;
        }
    }

    /** The other process that learns a model; empty when it is this one, or nobody as far as is known now. */
    public Optional<Holder> elsewhere(Model model) {
        try {
            KeyQueryMetadata found = streams(model)
                    .queryMetadataForKey(
                            StoreNames.ROWS, "", (topic, key, value, partitions) -> Optional.of(Set.of(PARTITION)));
            return Optional.ofNullable(found)
                    .filter(known -> !known.equals(KeyQueryMetadata.NOT_AVAILABLE))
                    .map(KeyQueryMetadata::activeHost)
                    .filter(host -> !host.equals(self) && !host.equals(HostInfo.unavailable()))
                    .map(host -> new Holder(host.host(), host.port()));
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /**
     * Asks a model that is learned here.
     *
     * @param rows inputs by name, for each row; what is not named is missing
     * @param explain whether what is said is explained too, which costs some hundred times as much
     * @throws UnusableInputException if an input cannot be used
     * @throws NotReadyException if it is not learned here, or is being restored
     */
    public TrainerCopy.Answer ask(
            Model model, List<? extends Map<String, ? extends @Nullable Object>> rows, boolean explain) {
        ExampleValues values = new ExampleValues(plan.inputs(model), model.classes());
        List<Inputs> inputs = rows.stream().map(values::inputs).toList();
        return read(model, state -> copy(model).ask(state, inputs, explain));
    }

    /**
     * How the learners of a model do that is learned here, by learner.
     *
     * @throws NotReadyException if it is not learned here, or is being restored
     */
    public Map<String, Map<Span, Evaluation>> evaluations(Model model) {
        return read(model, state -> copy(model).evaluations(state));
    }

    /**
     * What has become of the predictions and labels of a model that is learned here.
     *
     * @throws NotReadyException if it is not learned here, or is being restored
     */
    public Counters counters(Model model) {
        return read(model, TrainerCopy::counters);
    }

    /**
     * Why the learners of a model that is learned here do not learn now; empty when they do.
     *
     * @throws NotReadyException if it is not learned here, or is being restored
     */
    public Set<String> frozen(Model model) {
        return read(model, TrainerCopy::frozen);
    }

    private TrainerCopy copy(Model model) {
        return copies.computeIfAbsent(
                model.name(), name -> new TrainerCopy(TrainerDefinitions.of(plan, model), factory));
    }

    private <T> T read(Model model, Function<TrainerReads, T> question) {
        try {
            return question.apply(reads(streams(model)));
        } catch (InvalidStateStoreException | UnreadableStateException e) {
            throw new NotReadyException("The learner of model '" + model.name()
                    + "' is starting, moving or being replaced (" + e.getMessage() + "); try again.");
        }
    }

    private KafkaStreams streams(Model model) {
        KafkaStreams streams = running.get(model.name());
        if (streams == null) {
            throw new NotReadyException("This process runs no models: ask one with the role online-trainer.");
        }
        return streams;
    }

    private static TrainerReads reads(KafkaStreams streams) {
        return new StoredReads(
                LocalRows.partition(streams, StoreNames.ROWS, PARTITION, false),
                LocalRows.partition(streams, StoreNames.JOURNAL, PARTITION, false),
                LocalRows.partition(streams, StoreNames.SNAPSHOTS, PARTITION, false),
                LocalRows.partition(streams, StoreNames.OWN, PARTITION, false));
    }
}
