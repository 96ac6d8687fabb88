package io.millrace.drift.detection;

/**
 * A segment that a change comes from.
 *
 * @param segment as {@code field=value}
 * @param without effect that is left when its rows are left out, on both sides
 */
public record Contributor(String segment, double without) {}
