/** The event as every pure core sees it: decoded, stamped, free of Kafka. */
@NullMarked
package io.millrace.runtime.event;

import org.jspecify.annotations.NullMarked;
