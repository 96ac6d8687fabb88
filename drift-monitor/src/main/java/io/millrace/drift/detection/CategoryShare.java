package io.millrace.drift.detection;

/**
 * The share of one category in the reference and in the window.
 *
 * @param category the value
 * @param reference share of the reference's sampled values, 0 to 1
 * @param current share of the window's
 */
public record CategoryShare(String category, double reference, double current) {}
