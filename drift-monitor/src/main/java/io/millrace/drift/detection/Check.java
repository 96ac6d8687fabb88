package io.millrace.drift.detection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One question that each window answers, with an alert of its own.
 *
 * @param feature name of the feature; {@link #ROWS} where the question is about all rows
 * @param position the feature's position in the monitor's rows; -1 for all rows, or all features
 * @param segment rows that it is asked of; null for all
 * @param threshold smallest effect worth an alert, greater than 0
 */
public record Check(
        CheckKind kind,
        String feature,
        int position,
        @Nullable Segment segment,
        double threshold) {

    /** What a question about all rows is about. */
    public static final String ROWS = "(rows)";

    /** What a question about all features is about. */
    public static final String FEATURES = "(features)";

    /** Name of its alert, unique in the monitor: that of the feature, with the segment, and with what is asked unless it is
     * the distribution. */
    public String alert() {
        String of = segment == null ? feature : feature + "[" + segment + "]";
        return kind == CheckKind.DRIFT ? of : of + "/" + word(kind);
    }

    /** What an alert with a name is about, of a question that is not asked any more: what it was about is all that is known of it. */
    static Check ofAlert(String alert) {
        for (CheckKind kind : CheckKind.values()) {
            if (kind != CheckKind.DRIFT && alert.endsWith("/" + word(kind))) {
                return new Check(
                        kind, alert.substring(0, alert.length() - word(kind).length() - 1), -1, null, 1);
            }
        }
        int segment = alert.indexOf('[');
        if (segment < 0) {
            return new Check(CheckKind.DRIFT, alert, -1, null, 1);
        }
        String[] of = alert.substring(segment + 1, alert.length() - 1).split("=", 2);
        return new Check(CheckKind.DRIFT, alert.substring(0, segment), -1, new Segment(of[0], -1, of[1]), 1);
    }

    private static String word(CheckKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
