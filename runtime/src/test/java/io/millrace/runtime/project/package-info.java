/** Project files in tests: what is read, and what is said of those that cannot be. */
@NullMarked
package io.millrace.runtime.project;

import org.jspecify.annotations.NullMarked;
