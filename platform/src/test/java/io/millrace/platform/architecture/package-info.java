/** Rules on how the modules and packages may use each other. */
@NullMarked
package io.millrace.platform.architecture;

import org.jspecify.annotations.NullMarked;
