package io.millrace.platform.cli;

import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.ModelEvent;
import io.millrace.schemas.ModelEventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What comes of a word to a model: it is open before the word is said, and waits until the model's events or the dead letters tell of it. */
final class ModelReply implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);

    private final ProjectModel.Subject subject;
    private final TopicPartition events;
    private final KafkaConsumer<String, byte[]> kafka;

    ModelReply(ProjectModel.Subject subject) {
        this.subject = subject;
        this.events = new TopicPartition(
                subject.plan().topics().events(subject.model().name()), 0);
        Map<String, Object> settings = new HashMap<>(subject.cluster().clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                List.of(events, new TopicPartition(subject.plan().topics().deadLetters(), 0));
        kafka.assign(partitions);
        kafka.seekToEnd(partitions);
        partitions.forEach(kafka::position); // asks where the ends are now
    }

    /**
     * Waits for it.
     *
     * @param learner of which the event has to be; empty for any
     * @return what happened, in a line
     * @throws IllegalStateException with the reason, if the word was refused, or if nobody has taken it for a while
     */
    String await(ModelEventKind kind, String learner) {
        Instant until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            for (ConsumerRecord<String, byte[]> record : kafka.poll(POLL)) {
                if (!record.topic().equals(events.topic())) {
                    refusal(record);
                    continue;
                }
                ModelEvent event = read(ModelEvent.class, record);
                if (event.getKind() == kind && (learner.isEmpty() || learner.equals(event.getLearner()))) {
                    return ModelsEventsCommand.line(event);
                }
            }
        }
        throw new IllegalStateException("it is said, and nobody has taken it for " + PATIENCE.toSeconds()
                + " s. Does the model run? When it does, " + events.topic() + " tells of it.");
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
        kafka.close();
    }
}
