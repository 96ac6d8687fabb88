/** {@code millrace bench}: Millrace measured beside its peers in one run, and checked against another engine. */
@NullMarked
package io.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
