/** Tests of the comparison with DuckDB: by hand, and of the engine over generated flights, without a broker. */
@NullMarked
package io.millrace.benchmarks.flights;

import org.jspecify.annotations.NullMarked;
