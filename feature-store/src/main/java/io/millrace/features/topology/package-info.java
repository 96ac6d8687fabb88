/**
 * Kafka Streams topologies of ingest and stations. Start with {@link io.millrace.features.topology.FeaturePipelines}.
 */
@NullMarked
package io.millrace.features.topology;

import org.jspecify.annotations.NullMarked;
