/** Tests of partitioning and declarations, without a broker. */
@NullMarked
package io.millrace.runtime.streams;

import org.jspecify.annotations.NullMarked;
