/** What processes write to their logs. */
@NullMarked
package io.millrace.platform.logs;

import org.jspecify.annotations.NullMarked;
