package io.millrace.runtime.streams;

import org.apache.kafka.streams.Topology;

/**
 * One Streams application: a name and what it does. Each ingest, station, model and monitor is one of its own, so that none
 * shifts another's subtopologies or state.
 *
 * @param applicationId prefix of its consumer group, stores and changelogs
 */
public record Pipeline(String applicationId, Topology topology) {}
