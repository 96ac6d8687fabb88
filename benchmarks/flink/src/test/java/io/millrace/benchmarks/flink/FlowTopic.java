package io.millrace.benchmarks.flink;

import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import io.millrace.schemas.Progress;
import io.millrace.schemas.serde.AvroSerdes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic as a station reads it: committed events, aborted ones, and watermarks between them. */
record FlowTopic(String bootstrapServers, String registryUrl, String name) {

    /** One event. */
    record Event(String key, long time) {}

    void write(List<Event> events) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
        try (KafkaProducer<String, Flow> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "test"),
                new StringSerializer(),
                new AvroSerdes(registryUrl).of(Flow.class).serializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, events.get(0));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            for (Event event : events) {
                send(producer, event);
                Progress progress = new Progress("ingest.edits/0", event.time() - 1, event.time(), false, Map.of());
                producer.send(new ProducerRecord<>(name, 0, event.time(), "", new Flow(progress)));
            }
            producer.commitTransaction();
        }
    }

    private void send(KafkaProducer<String, Flow> producer, Event event) {
        EventInFlight body = new EventInFlight(
                "edits", "id", event.time(), new Origin("edits", 0, 0L), Map.of("customer", event.key()), Map.of());
        producer.send(new ProducerRecord<>(name, 0, event.time(), event.key(), new Flow(body)));
    }
}
