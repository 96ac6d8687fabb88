/** What tests of the whole system share; start with {@link io.millrace.platform.testing.SharedCluster}. */
@NullMarked
package io.millrace.platform.testing;

import org.jspecify.annotations.NullMarked;
