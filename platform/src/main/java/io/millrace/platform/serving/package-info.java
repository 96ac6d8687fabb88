/** What was served is written down. Start with {@link io.millrace.platform.serving.ServingLog}. */
@NullMarked
package io.millrace.platform.serving;

import org.jspecify.annotations.NullMarked;
