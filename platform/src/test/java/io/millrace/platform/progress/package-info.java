/** Progress across source partitions that are far apart in time. */
@NullMarked
package io.millrace.platform.progress;

import org.jspecify.annotations.NullMarked;
