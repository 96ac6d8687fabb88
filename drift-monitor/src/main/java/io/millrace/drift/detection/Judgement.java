package io.millrace.drift.detection;

import java.util.List;

/**
 * What came of judging a window.
 *
 * @param verdicts one per {@link MonitorSettings#checks() check}, in their order; none when the window is not one that is judged
 * @param transitions changes of alerts, in the same order
 * @param state what the judge remembers after the window
 */
public record Judgement(List<FeatureVerdict> verdicts, List<AlertTransition> transitions, MonitorState state) {

    public Judgement {
        verdicts = List.copyOf(verdicts);
        transitions = List.copyOf(transitions);
    }
}
