/**
 * Kafka Streams topology of a drift monitor: profiles per partition, merged and judged. Start with
 * {@link io.millrace.drift.topology.MonitorPipeline}.
 */
@NullMarked
package io.millrace.drift.topology;

import org.jspecify.annotations.NullMarked;
