/** The command line as a person types it; {@link io.millrace.platform.cli.Typed} runs it. */
@NullMarked
package io.millrace.platform.cli;

import org.jspecify.annotations.NullMarked;
