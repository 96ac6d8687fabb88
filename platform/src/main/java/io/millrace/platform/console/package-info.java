/**
 * The console: pages at {@code /}, and what they show, as JSON below {@code /console}. Nothing is sampled or followed before somebody looks. Start
 * with {@link io.millrace.platform.console.ConsoleRoutes}.
 */
@NullMarked
package io.millrace.platform.console;

import org.jspecify.annotations.NullMarked;
