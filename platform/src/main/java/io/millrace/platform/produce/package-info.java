/** Producing events from files. Start with {@link io.millrace.platform.produce.SourceProducer}. */
@NullMarked
package io.millrace.platform.produce;

import org.jspecify.annotations.NullMarked;
