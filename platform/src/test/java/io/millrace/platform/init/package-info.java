/** Tests of first project files. */
@NullMarked
package io.millrace.platform.init;

import org.jspecify.annotations.NullMarked;
