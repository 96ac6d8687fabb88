package io.millrace.drift.query;

import io.millrace.drift.detection.AlertState;
import io.millrace.runtime.streams.LocalRows;
import org.apache.kafka.streams.KafkaStreams;

/** What a monitor that judges in this process knows. */
public final class MonitorReader {

    /** Store of the judge: its reference, and where its alerts stand. */
    public static final String STORE = "judge-state";

    /** What the rows of alerts begin with; then comes the alert's name. */
    public static final String ALERT = "alert/";

    private MonitorReader() {}

    /**
     * How many of its alerts are firing, or suspected.
     *
     * @throws IllegalStateException when the monitor is not judged here, or cannot answer now
     */
    public static long alerts(KafkaStreams monitor, AlertState.Phase phase) {
        return LocalRows.of(monitor, STORE, ALERT).stream()
                .filter(row -> AlertState.fromBytes(row.value).phase() == phase)
                .count();
    }
}
