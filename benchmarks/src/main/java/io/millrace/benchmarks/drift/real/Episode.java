package io.millrace.benchmarks.drift.real;

import io.millrace.drift.detection.AlertTransition;
import org.jspecify.annotations.Nullable;

/**
 * One alert from its firing on.
 *
 * @param fired what it fired with
 * @param resolved what it was resolved with; null while it is on
 * @param most largest effect that it told of
 */
record Episode(AlertTransition fired, @Nullable AlertTransition resolved, double most) {

    String alert() {
        return fired.check().alert();
    }

    /** Start of the window that it fired at. */
    long from() {
        return fired.windowStart();
    }

    /** When it is known: the end of that window. */
    long known() {
        return fired.windowEnd();
    }

    /** End of the window that it was over with; the end of time while it is on. */
    long to() {
        return resolved == null ? Long.MAX_VALUE : resolved.windowEnd();
    }

    Episode grown(double effect) {
        return new Episode(fired, resolved, Math.max(most, effect));
    }

    Episode over(AlertTransition by) {
        return new Episode(fired, by, most);
    }
}
