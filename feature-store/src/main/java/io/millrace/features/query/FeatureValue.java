package io.millrace.features.query;

import io.millrace.features.engine.Status;
import org.jspecify.annotations.Nullable;

/**
 * A feature as it was read.
 *
 * @param value null unless the status is PRESENT
 * @param reason why, when the status is INVALID
 */
public record FeatureValue(
        @Nullable Object value, Status status, @Nullable String reason) {}
