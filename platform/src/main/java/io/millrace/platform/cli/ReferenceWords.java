package io.millrace.platform.cli;

import io.millrace.platform.topics.TopicTail;
import io.millrace.schemas.DriftReference;
import io.millrace.schemas.MonitorFlow;
import io.millrace.schemas.ReferenceState;
import io.millrace.schemas.ReferenceWord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says words about its reference to the judge of a monitor. */
final class ReferenceWords {

    private ReferenceWords() {}

    /** Says one, and waits until it is taken: what has come of it. */
    static DriftReference say(ProjectMonitor.Subject subject, ReferenceWord word)
            throws InterruptedException, ExecutionException {
        String topic = subject.plan().topics().references();
        try (TopicTail tail = new TopicTail(subject.cluster(), List.of(topic))) {
            write(subject, word);
            DriftReference taken = tail.await(record -> {
                        DriftReference said = subject.cluster()
                                .serdes()
                                .of(DriftReference.class)
                                .deserializer()
                                .deserialize(record.topic(), record.value());
                        boolean of = said.getMonitor().equals(subject.monitor().name())
                                && said.getState() != ReferenceState.COMPLETE;
                        return of ? Optional.of(said) : Optional.empty();
                    })
                    .orElseThrow(() -> new IllegalStateException("it is said, and nobody has taken it for "
                            + TopicTail.patience() + ". Does the monitor run? When it does, " + topic
                            + " tells of it."));
            if (taken.getState() == ReferenceState.REFUSED) {
                throw new IllegalStateException(
                        "monitor '" + subject.monitor().name() + "' keeps its reference: " + taken.getReason());
            }
            return taken;
        }
    }

    private static void write(ProjectMonitor.Subject subject, ReferenceWord word)
            throws InterruptedException, ExecutionException {
        Serializer<MonitorFlow> values =
                subject.cluster().serdes().of(MonitorFlow.class).serializer();
        String monitor = subject.monitor().name();
        try (KafkaProducer<String, MonitorFlow> producer =
                new KafkaProducer<>(subject.cluster().clientSettings(), new StringSerializer(), values)) {
            producer.send(new ProducerRecord<>(
                            subject.plan().topics().profiles(monitor), 0, monitor, new MonitorFlow(word)))
                    .get();
        }
    }
}
