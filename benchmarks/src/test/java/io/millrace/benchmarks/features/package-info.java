@NullMarked
package io.millrace.benchmarks.features;

import org.jspecify.annotations.NullMarked;
