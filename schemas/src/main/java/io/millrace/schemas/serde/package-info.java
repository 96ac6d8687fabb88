/** Serdes for the contracts, in Confluent's wire format. Start with {@link io.millrace.schemas.serde.AvroSerdes}. */
@NullMarked
package io.millrace.schemas.serde;

import org.jspecify.annotations.NullMarked;
