/** Tests of what a project comes to, with golden names. */
@NullMarked
package io.millrace.runtime.plan;

import org.jspecify.annotations.NullMarked;
