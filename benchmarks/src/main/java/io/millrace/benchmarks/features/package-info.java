/** Features measured beside their peers. */
@NullMarked
package io.millrace.benchmarks.features;

import org.jspecify.annotations.NullMarked;
