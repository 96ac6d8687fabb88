/** Writes a first project file from what is in a topic. */
@NullMarked
package io.millrace.platform.init;

import org.jspecify.annotations.NullMarked;
