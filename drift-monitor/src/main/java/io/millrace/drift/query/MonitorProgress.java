package io.millrace.drift.query;

import io.millrace.runtime.progress.ProgressTracker;
import io.millrace.runtime.progress.StoredProgress;
import io.millrace.runtime.streams.LocalRows;
import org.apache.kafka.streams.KafkaStreams;

/** How far a monitor has judged. */
public final class MonitorProgress {

    /** Store of what the judge has heard and judged. */
    public static final String STORE = "judge-progress";

    private MonitorProgress() {}

    /** Event time up to which every window has been judged, inclusive; {@link ProgressTracker#NONE} at first. */
    public static long judgedUntil(KafkaStreams monitor) {
        return StoredProgress.passedIn(LocalRows.of(monitor, STORE));
    }
}
