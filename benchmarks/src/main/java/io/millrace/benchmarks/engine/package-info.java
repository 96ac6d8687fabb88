/** The feature engine alone, without Kafka and RocksDB. */
@NullMarked
package io.millrace.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
