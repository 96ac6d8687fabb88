package io.millrace.drift.detection;

/**
 * A rank that some of the values of a sample have.
 *
 * @param rank from 0 to 1
 * @param share of the weight of the sample
 */
record RankShare(double rank, double share) {}
