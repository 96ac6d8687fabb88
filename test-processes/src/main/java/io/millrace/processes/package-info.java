/** Millrace in processes of its own, as its command lines start it. */
@NullMarked
package io.millrace.processes;

import org.jspecify.annotations.NullMarked;
