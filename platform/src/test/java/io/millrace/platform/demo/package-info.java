/** The demo's day, checked against what is computed by hand from its data file. Start with {@link DayTest}. */
@NullMarked
package io.millrace.platform.demo;

import org.jspecify.annotations.NullMarked;
