package io.millrace.drift.detection;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a {@link Judge} remembers from window to window.
 *
 * @param alerts state of each alert by {@link Check#alert() name}; one that is not there is quiet
 * @param sequences where sequential tests stand, by the name of the alert
 * @param incident the last one; null before the first
 */
public record MonitorState(
        Map<String, AlertState> alerts,
        Map<String, SequentialState> sequences,
        @Nullable Incident incident) {

    /** Before the first window. */
    public static final MonitorState NONE = new MonitorState(Map.of(), Map.of(), null);

    public MonitorState {
        alerts = Map.copyOf(alerts);
        sequences = Map.copyOf(sequences);
    }

    /** Whether no alert is on. */
    public boolean quiet() {
        return alerts.values().stream().allMatch(alert -> alert.phase() == AlertState.Phase.QUIET);
    }
}
