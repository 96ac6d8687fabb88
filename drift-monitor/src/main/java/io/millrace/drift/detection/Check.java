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
        return kind == CheckKind.DRIFT ? of : of + "/" + kind.name().toLowerCase(Locale.ROOT);
    }
}
