/** A project that tests of the feature store share. */
@NullMarked
package io.millrace.features;

import org.jspecify.annotations.NullMarked;
