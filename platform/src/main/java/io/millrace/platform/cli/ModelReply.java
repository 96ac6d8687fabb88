package io.millrace.platform.cli;

import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.ModelEvent;
import io.millrace.schemas.ModelEventKind;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What comes of a word to a model: it is open before the word is said, and waits until the model's events or the dead letters tell of it. */
final class ModelReply implements AutoCloseable {

    private final ProjectModel.Subject subject;
    private final String events;
    private final TopicTail tail;

    ModelReply(ProjectModel.Subject subject) {
        this.subject = subject;
        this.events = subject.plan().topics().events(subject.model().name());
        this.tail = new TopicTail(
                subject.cluster(), List.of(events, subject.plan().topics().deadLetters()));
    }

    /**
     * Waits for it.
     *
     * @param learner of which the event has to be; empty for any
     * @return what happened
     * @throws IllegalStateException with the reason, if the word was refused, or if nobody has taken it for a while
     */
    ModelEvent await(ModelEventKind kind, String learner) {
        return tail.await(record -> meaning(record, kind, learner))
                .orElseThrow(() -> new IllegalStateException("it is said, and nobody has taken it for "
                        + TopicTail.patience() + ". Does the model run? When it does, " + events + " tells of it."));
    }

    private Optional<ModelEvent> meaning(ConsumerRecord<String, byte[]> record, ModelEventKind kind, String learner) {
        if (!record.topic().equals(events)) {
            refusal(record);
            return Optional.empty();
        }
        ModelEvent event = read(ModelEvent.class, record);
        boolean is = event.getKind() == kind && (learner.isEmpty() || learner.equals(event.getLearner()));
        return is ? Optional.of(event) : Optional.empty();
    }

    private void refusal(ConsumerRecord<String, byte[]> record) {
        DeadLetter letter = read(DeadLetter.class, record);
        if (letter.getOrigin()
                .getTopic()
                .equals(subject.plan().topics().examples(subject.model().name()))) {
            throw new IllegalStateException(
                    "model '" + subject.model().name() + "' refuses that: " + letter.getMessage());
        }
    }

    private <T extends SpecificRecord> T read(Class<T> type, ConsumerRecord<String, byte[]> record) {
        return subject.cluster().serdes().of(type).deserializer().deserialize(record.topic(), record.value());
    }

    @Override
    public void close() {
        tail.close();
    }
}
