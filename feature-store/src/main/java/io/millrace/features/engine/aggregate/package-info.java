/**
 * The catalogue of aggregates. Each is a commutative monoid (up to the rounding its Javadoc states) over values with
 * event times, so that a window is the merge of its panes. Read {@link io.millrace.features.engine.aggregate.Aggregate}
 * first, then {@link io.millrace.features.engine.aggregate.Sum} as an example. A new aggregate is a new file here and
 * one more name in {@code permits}; neither row nor windows change.
 */
@NullMarked
package io.millrace.features.engine.aggregate;

import org.jspecify.annotations.NullMarked;
