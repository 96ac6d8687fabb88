package io.millrace.platform.serving;

import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureVector;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Service;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.Served;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was served of services with {@code log: true} to their topics, so that training can use what was read. Nobody who reads waits for it: rows are
 * written after they are answered, by a thread of its own. Those that cannot be written are counted.
 */
public final class ServingLog implements ServedListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServingLog.class);

    /** Rows that wait to be written; more are lost. */
    private static final int MOST_WAITING = 50_000;

    private static final int CLOSE_SECONDS = 5;

    /** Rows of a service since the start. */
    private record Counts(LongAdder written, LongAdder lost) {}

    private final Plan plan;
    private final Clock clock;
    private final KafkaProducer<String, Served> producer;
    private final Map<String, Counts> counts = new HashMap<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final ExecutorService writer = Executors.newSingleThreadExecutor(work -> new Thread(work, "serving-log"));
    private final AtomicBoolean told = new AtomicBoolean();

    /** A log for the services of a project that want one. */
    public ServingLog(Plan plan, Cluster cluster, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        Serializer<Served> values = cluster.serdes().of(Served.class).serializer();
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), values);
        for (Service service : plan.project().services().values()) {
            if (service.log()) {
                counts.put(service.name(), new Counts(new LongAdder(), new LongAdder()));
            }
        }
    }

    @Override
    public void take(String service, FeatureRequest request, List<FeatureVector> vectors) {
        Counts of = counts.get(service);
        if (of == null) {
            return;
        }
        long now = clock.millis();
        if (room.tryAcquire(vectors.size())) {
            writer.execute(() -> {
                for (int row = 0; row < vectors.size(); row++) {
                    write(new ServedRow(plan, service, request, row, vectors.get(row)), now, of);
                }
            });
        } else {
            of.lost().add(vectors.size());
        }
    }

    private void write(ServedRow row, long at, Counts of) {
        try {
            producer.send(
                    new ProducerRecord<>(plan.topics().served(row.service()), row.key(), row.value(at)),
                    (position, failure) -> done(of, failure));
        } catch (RuntimeException e) { // such as a schema registry that does not answer
            done(of, e);
        }
    }

    private void done(Counts of, @Nullable Throwable failure) {
        room.release();
        if (failure == null) {
            of.written().increment();
        } else {
            of.lost().increment();
            if (told.compareAndSet(false, true)) {
                LOG.warn("What is served cannot be written; millrace_served_rows_lost_total counts such rows", failure);
            }
        }
    }

    /** Services that are logged. */
    public Iterable<String> services() {
        return counts.keySet();
    }

    /** Rows of a service that are in its topic. */
    public long written(String service) {
        Counts of = counts.get(service);
        return of == null ? 0 : of.written().sum();
    }

    /** Rows of a service that were served, and are not in its topic. */
    public long lost(String service) {
        Counts of = counts.get(service);
        return of == null ? 0 : of.lost().sum();
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(CLOSE_SECONDS));
    }
}
