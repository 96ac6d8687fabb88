package io.millrace.features.query;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a request demands of the freshness of its answer.
 *
 * @param minOffset by source partition, as {@code <source>/<partition>}: every event up to this offset must be in the answer
 * @param maxLag so many records of the station's partition may not be counted yet; a standby does not know, and is not asked
 * @param standby whether a standby may answer while who holds the entity cannot
 * @param patience how long to wait for the other two, before the read is refused
 */
public record FreshnessBound(Map<String, Long> minOffset, OptionalLong maxLag, boolean standby, Duration patience) {

    /** Whatever is there. */
    public static final FreshnessBound NONE = new FreshnessBound(Map.of(), OptionalLong.empty(), true, Duration.ZERO);

    public FreshnessBound {
        minOffset = Map.copyOf(minOffset);
    }

    /** Whether something is demanded that what is there may not meet. */
    boolean demands() {
        return !minOffset.isEmpty() || maxLag.isPresent();
    }

    /** Whether who answers may be behind: a standby does not know by how much. */
    boolean allowsStandby() {
        return standby && maxLag.isEmpty();
    }

    /** The same with another time to wait. */
    public FreshnessBound waiting(Duration other) {
        return new FreshnessBound(minOffset, maxLag, standby, other);
    }
}
