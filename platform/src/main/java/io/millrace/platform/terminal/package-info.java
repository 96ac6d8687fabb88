/** What is shown to somebody who looks on. */
@NullMarked
package io.millrace.platform.terminal;

import org.jspecify.annotations.NullMarked;
