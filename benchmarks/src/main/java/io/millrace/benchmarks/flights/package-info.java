/** {@code millrace bench flights}: the vectors of the flights example against DuckDB, which computes them from the whole files. */
@NullMarked
package io.millrace.benchmarks.flights;

import org.jspecify.annotations.NullMarked;
