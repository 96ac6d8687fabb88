package io.millrace.drift.detection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change in the life of an alert, with all that is needed to understand it.
 *
 * @param id same for all transitions of an episode: {@link #id(String, String, long)}
 * @param monitor name of the monitor
 * @param check what was asked, of which feature and segment
 * @param incident id of the incident that the episode belongs to
 * @param episode number of the feature's episode, from 1
 * @param status what the alert has become
 * @param windowStart start of the window that changed it, inclusive
 * @param windowEnd end of that window, exclusive
 * @param firstWindowStart start of the window that began the episode
 * @param test the comparison of that window
 * @param level significance level the budget allowed
 * @param referenceVersion version of the reference, see {@link Reference#version}
 * @param reference interval of the reference
 * @param evidence both distributions
 * @param measures how far apart they are in other measures; null where the question is not about a distribution
 * @param sampleError {@link WindowProfile#sampleError} of the compared values of the window and of the reference together
 * @param contributors segments that it comes from, those that matter most first
 * @param sentence the same for a human reader
 */
public record AlertTransition(
        String id,
        String monitor,
        Check check,
        String incident,
        int episode,
        AlertStatus status,
        long windowStart,
        long windowEnd,
        long firstWindowStart,
        TestResult test,
        double level,
        String referenceVersion,
        ReferenceInterval reference,
        Evidence evidence,
        @Nullable Measures measures,
        double sampleError,
        List<Contributor> contributors,
        String sentence) {

    public AlertTransition {
        contributors = List.copyOf(contributors);
    }

    /** Name of the feature; {@link Check#ROWS} for all rows. */
    public String feature() {
        return check.feature();
    }

    /** What was asked. */
    public CheckKind kind() {
        return check.kind();
    }

    /** What stands for the alert in the id of an incident. */
    static final String INCIDENT = "(incident)";

    /**
     * The id of an episode's alert: the first 16 hex digits of SHA-256 over monitor, {@link Check#alert() alert} and the decimal start of the
     * episode's first window, each preceded by its length in bytes as a big-endian int. A replay makes the same ids.
     */
    public static String id(String monitor, String alert, long firstWindowStart) {
        return new ContentHash()
                .add(monitor)
                .add(alert)
                .add(Long.toString(firstWindowStart))
                .hex();
    }
}
