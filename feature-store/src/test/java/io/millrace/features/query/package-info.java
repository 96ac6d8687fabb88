/** Tests of row layouts. */
@NullMarked
package io.millrace.features.query;

import org.jspecify.annotations.NullMarked;
