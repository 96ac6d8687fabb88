package io.millrace.runtime.streams;

import java.time.Duration;
import org.apache.kafka.streams.Topology;

/**
 * One Streams application: a name and what it does. Each ingest, station, model and monitor is one of its own, so that none
 * shifts another's subtopologies or state.
 *
 * @param applicationId prefix of its consumer group, stores and changelogs
 * @param patience time that it may let pass between two transactions, where less is asked for: nobody waits for what it says
 */
public record Pipeline(String applicationId, Topology topology, Duration patience) {

    /** An application whose next steps wait for it. */
    public Pipeline(String applicationId, Topology topology) {
        this(applicationId, topology, Duration.ZERO);
    }
}
