/**
 * Reads: the features of an entity at a time, from the stores of its station. Start with
 * {@link io.millrace.features.query.FeatureReader}.
 */
@NullMarked
package io.millrace.features.query;

import org.jspecify.annotations.NullMarked;
