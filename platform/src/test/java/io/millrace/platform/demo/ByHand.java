package io.millrace.platform.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The features of the demo's project, computed from every past edit of an entity. The rule of a window of length W with hop h,
 * read at t at or after the newest edit: an edit counts when its pane of h is not before the pane of t - W + 1.
 */
final class ByHand {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final List<PastEdit> edits;
    private final long asOf;

    /** The features of an entity with these edits, in order, at a time that none of them is after. */
    private ByHand(List<PastEdit> edits, long asOf) {
        this.edits = edits;
        this.asOf = asOf;
    }

    /** View {@code user_activity}. */
    static Map<String, @Nullable Object> user(List<PastEdit> edits, long asOf) {
        ByHand hand = new ByHand(edits, asOf);
        Map<String, @Nullable Object> features = new LinkedHashMap<>();
        hand.counts(features);
        features.put(
                "talk_edits_1h",
                hand.count(hand.lastHour().stream()
                        .filter(edit -> edit.namespace().contains("Talk"))
                        .toList()));
        features.put("added_mean_1h", hand.mean(hand.lastHour()));
        features.put("added_mean_6h", hand.mean(hand.lastSixHours()));
        features.put("added_max_6h", hand.max(hand.lastSixHours()));
        features.put("idle", hand.idle());
        return features;
    }

    /** View {@code channel_activity}. */
    static Map<String, @Nullable Object> channel(List<PastEdit> edits, long asOf) {
        ByHand hand = new ByHand(edits, asOf);
        List<PastEdit> hour = hand.lastHour();
        Map<String, @Nullable Object> features = new LinkedHashMap<>();
        hand.counts(features);
        features.put("added_1h", edits.isEmpty() ? null : (Object) sum(hour, PastEdit::added));
        features.put("added_mean_1h", hand.mean(hour));
        features.put("added_mean_6h", hand.mean(hand.lastSixHours()));
        features.put(
                "deleted_min_1h",
                hour.isEmpty()
                        ? null
                        : (Object) (double)
                                hour.stream().mapToLong(PastEdit::deleted).min().orElseThrow());
        features.put(
                "last_page_1h",
                hour.isEmpty() ? null : hour.get(hour.size() - 1).page());
        features.put("idle", hand.idle());
        return features;
    }

    private void counts(Map<String, @Nullable Object> features) {
        features.put("edits_10m", count(window(10 * MINUTE, 9_000)));
        features.put("edits_1h", count(lastHour()));
        features.put("edits_6h", count(lastSixHours()));
    }

    private List<PastEdit> lastHour() {
        return window(HOUR, 54_000);
    }

    private List<PastEdit> lastSixHours() {
        return window(6 * HOUR, 320_000);
    }

    private List<PastEdit> window(long length, long hop) {
        long firstPane = Math.floorDiv(asOf - length + 1, hop);
        return edits.stream()
                .filter(edit -> Math.floorDiv(edit.time(), hop) >= firstPane)
                .toList();
    }

    /** An entity that was never seen has no count, not even zero. */
    private @Nullable Object count(List<PastEdit> window) {
        return edits.isEmpty() ? null : (Object) (long) window.size();
    }

    private @Nullable Object mean(List<PastEdit> window) {
        return window.isEmpty() ? null : (Object) (sum(window, PastEdit::added) / window.size());
    }

    private @Nullable Object max(List<PastEdit> window) {
        return window.isEmpty()
                ? null
                : (Object) (double)
                        window.stream().mapToLong(PastEdit::added).max().orElseThrow();
    }

    private @Nullable Object idle() {
        return edits.isEmpty()
                ? null
                : (Object) ((asOf - edits.get(edits.size() - 1).time()) / 1000.0);
    }

    private static double sum(List<PastEdit> window, ToLongFunction<PastEdit> value) {
        return window.stream().mapToLong(value).sum();
    }
}
