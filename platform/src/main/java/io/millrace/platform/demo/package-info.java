/** The demo: a day of Wikipedia edits replayed into an ordinary run. Start with {@link io.millrace.platform.demo.Demo}. */
@NullMarked
package io.millrace.platform.demo;

import org.jspecify.annotations.NullMarked;
