package io.millrace.drift.detection;

import java.util.stream.DoubleStream;

/**
 * What is asked beside the distributions; 0 where it is not.
 *
 * @param missing by how much the share of missing values of a feature may change, above 0 and at most 1
 * @param newCategory share of the rows that may have categories that the reference does not have, above 0 and at most 1
 * @param range share of the numbers that may be beyond the reference's, above 0 and at most 1
 * @param stuck by how much the share of one number may rise, above 0 and at most 1
 * @param joint by how much rows may be farther from what goes together, above 0 and at most 1: the distance of a {@link KolmogorovSmirnov} test
 * @param volume by how much of their mean number the rows of a window may be fewer or more, above 0
 */
public record QualityChecks(
        double missing, double newCategory, double range, double stuck, double joint, double volume) {

    /** Nothing but the distributions. */
    public static final QualityChecks NONE = new QualityChecks(0, 0, 0, 0, 0, 0);

    /** Checks the ranges. */
    public QualityChecks {
        boolean shares =
                DoubleStream.of(missing, newCategory, range, stuck, joint).allMatch(share -> share >= 0 && share <= 1);
        if (!shares || !(volume >= 0)) {
            throw new IllegalArgumentException("quality checks are missing " + missing + ", new category " + newCategory
                    + ", range " + range + ", stuck " + stuck + ", joint " + joint + ", volume " + volume
                    + "; expected shares from 0 to 1, and a volume of 0 or more");
        }
    }
}
