/** What was served is written down, and samples of it are counted again. Start with {@link io.millrace.platform.serving.Serving}. */
@NullMarked
package io.millrace.platform.serving;

import org.jspecify.annotations.NullMarked;
