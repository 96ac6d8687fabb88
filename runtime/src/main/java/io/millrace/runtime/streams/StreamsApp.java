package io.millrace.runtime.streams;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A running Streams application: started once, watched, closed once. */
public final class StreamsApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final String applicationId;
    private final KafkaStreams streams;
    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private final RestoreWatch restoring = new RestoreWatch();

    /** An application that is not started yet. */
    public StreamsApp(Pipeline pipeline, StreamsSettings settings) {
        RocksLibrary.load(settings.stateDir());
        this.applicationId = pipeline.applicationId();
        try (MDC.MDCCloseable named = LogContext.application(applicationId)) {
            this.streams = new KafkaStreams(pipeline.topology(), settings.of(pipeline));
        }
        streams.setGlobalStateRestoreListener(restoring);
        streams.setUncaughtExceptionHandler(cause -> {
            LOG.error("{} stops", applicationId, cause);
            fault.compareAndSet(null, cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    /** Name of the application. */
    public String applicationId() {
        return applicationId;
    }

    /** Joins the group and begins to work. */
    public void start() {
        streams.start();
    }

    /** True when all assigned work is running and no store is being restored. */
    public boolean ready() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** State in Kafka Streams' own words. */
    public String state() {
        return streams.state().name();
    }

    /** How far its stores have come that are rebuilt from their changelogs. */
    public Restoration restoration() {
        return restoring.now();
    }

    /** What stopped it; empty while all is well. */
    public Optional<Throwable> fault() {
        return Optional.ofNullable(fault.get());
    }

    /** The application's stores and metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Commits, flushes and leaves the group, so that the next start finds its state on disk. */
    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
}
