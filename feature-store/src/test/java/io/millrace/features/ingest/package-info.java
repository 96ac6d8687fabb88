/** Tests of decoders and of the ingest's state, without Kafka Streams. */
@NullMarked
package io.millrace.features.ingest;

import org.jspecify.annotations.NullMarked;
