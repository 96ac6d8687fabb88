package io.millrace.drift.calibration;

import java.util.Optional;

/**
 * One change that was put into a feature.
 *
 * @param feature name of the feature; of all rows {@link io.millrace.drift.detection.Check#ROWS}
 * @param change in words
 * @param found how it was found; empty if it was not
 */
public record Trial(String feature, String change, Optional<Found> found) {

    /**
     * The first alert about the feature.
     *
     * @param windows until it fired, 1 for the window in which the change began
     * @param rows of these windows
     * @param test by which it fired
     */
    public record Found(int windows, long rows, String test) {}
}
