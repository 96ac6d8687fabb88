/** Estimates what the state of a project comes to, before it runs. */
@NullMarked
package io.millrace.platform.explain;

import org.jspecify.annotations.NullMarked;
