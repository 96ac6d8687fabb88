/** Topics as their readers see them. */
@NullMarked
package io.millrace.platform.topics;

import org.jspecify.annotations.NullMarked;
