package io.millrace.features.query;

import io.millrace.runtime.event.SourceOffset;
import org.jspecify.annotations.Nullable;

/**
 * How fresh the features of one entity are.
 *
 * @param asOf event time that they were evaluated for, epoch milliseconds
 * @param eventTime newest event time that they reflect; null when the entity was never seen
 * @param last position of the event that was counted last for the entity; null when it was never seen
 * @param partition partition of the station that holds the entity
 * @param lag records of that partition that are not counted yet; -1 when it is not known
 * @param servedBy {@code host:port} of the process that has answered
 * @param standby whether that is a standby, or is still taking the partition over, so that it may be behind
 */
public record Freshness(
        long asOf,
        @Nullable Long eventTime,
        @Nullable SourceOffset last,
        int partition,
        long lag,
        String servedBy,
        boolean standby) {}
