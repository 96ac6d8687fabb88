/** Models on real brokers: that they come to what their learners come to alone. */
@NullMarked
package io.millrace.platform.training;

import org.jspecify.annotations.NullMarked;
