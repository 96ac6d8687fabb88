package io.millrace.features.engine.aggregate;

/**
 * A value and the category it counts for, for {@link By}.
 *
 * @param category as text
 * @param value in the form that the aggregate of each category takes
 */
public record Categorised(String category, Object value) {}
