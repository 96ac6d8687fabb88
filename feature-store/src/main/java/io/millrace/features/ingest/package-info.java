/**
 * From the bytes of a source to stamped events: decoding, validation, lateness, duplicates. No Kafka Streams. Start with
 * {@link io.millrace.features.ingest.Decoder} and {@link io.millrace.features.ingest.IngestState}.
 */
@NullMarked
package io.millrace.features.ingest;

import org.jspecify.annotations.NullMarked;
