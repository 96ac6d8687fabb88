package io.millrace.drift.detection;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of judging a window.
 *
 * @param verdicts one per {@link MonitorSettings#checks() check}, in their order; none when the window is not one that is judged
 * @param transitions changes of alerts, in the same order
 * @param states state of each alert after the window, by its name
 * @param incident the last one after the window; null before the first
 */
public record Judgement(
        List<FeatureVerdict> verdicts,
        List<AlertTransition> transitions,
        Map<String, AlertState> states,
        @Nullable Incident incident) {

    public Judgement {
        verdicts = List.copyOf(verdicts);
        transitions = List.copyOf(transitions);
        states = Map.copyOf(states);
    }
}
