/**
 * Kafka Streams as every pipeline runs it: settings, topics, partitioning, bounded RocksDB, dead letters, lifecycle. Start
 * with {@link io.millrace.runtime.streams.StreamsApp}.
 */
@NullMarked
package io.millrace.runtime.streams;

import org.jspecify.annotations.NullMarked;
