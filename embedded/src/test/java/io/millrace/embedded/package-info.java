/** Tests of the embedded broker and registry, with real ones; {@link io.millrace.embedded.KafkaTraffic} is their client. */
@NullMarked
package io.millrace.embedded;

import org.jspecify.annotations.NullMarked;
