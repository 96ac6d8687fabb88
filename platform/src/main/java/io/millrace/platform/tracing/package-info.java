/** Traces of requests, for those who have a collector of OpenTelemetry. */
@NullMarked
package io.millrace.platform.tracing;

import org.jspecify.annotations.NullMarked;
