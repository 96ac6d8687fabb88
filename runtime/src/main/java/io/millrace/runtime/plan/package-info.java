/**
 * What a project comes to: itineraries, inputs, topics and channels, all derived from the project file. Start with
 * {@link io.millrace.runtime.plan.Plan}.
 */
@NullMarked
package io.millrace.runtime.plan;

import org.jspecify.annotations.NullMarked;
