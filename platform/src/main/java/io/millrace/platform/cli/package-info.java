/** The command line. Start with {@link io.millrace.platform.cli.MillraceCommand}. */
@NullMarked
package io.millrace.platform.cli;

import org.jspecify.annotations.NullMarked;
