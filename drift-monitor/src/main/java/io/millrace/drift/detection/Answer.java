package io.millrace.drift.detection;

import org.jspecify.annotations.Nullable;

/**
 * What a window says to a {@link Check}.
 *
 * @param comparison what it is said by; null when one side has no value at all
 */
record Answer(Outcome outcome, @Nullable Comparison comparison) {}
