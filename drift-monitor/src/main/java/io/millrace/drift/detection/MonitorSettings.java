package io.millrace.drift.detection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a monitor watches and when it calls.
 *
 * @param monitor name of the monitor
 * @param features watched features, in the order of the values of its rows
 * @param segments fields by which rows are divided, in the order of the values behind the features
 * @param window length of a window
 * @param effect smallest distance worth an alert, greater than 0 and at most 1
 * @param quality what is asked beside the distributions
 * @param sequential whether distributions are followed over all windows too
 * @param policy when alerts fire
 * @param budget false alarms allowed over all features and looks
 * @param clusterShare largest weight of one cluster, as a share of the rows it is among, in (0, 1]; 1 for no cap
 * @param minimumEffectiveSize fewest independent rows on either side that are judged
 */
public record MonitorSettings(
        String monitor,
        List<WatchedFeature> features,
        List<SegmentField> segments,
        Duration window,
        double effect,
        QualityChecks quality,
        boolean sequential,
        AlertPolicy policy,
        FalseAlarmBudget budget,
        double clusterShare,
        double minimumEffectiveSize) {

    /** One row in twenty: robots no longer outweigh everybody else, and everybody else is untouched. */
    public static final double DEFAULT_CLUSTER_SHARE = 0.05;

    /** Below this many independent rows a distance of 0.3 is what noise makes. */
    public static final double DEFAULT_MINIMUM_EFFECTIVE_SIZE = 30;

    public MonitorSettings {
        features = List.copyOf(features);
        segments = List.copyOf(segments);
        Set<String> names = new HashSet<>();
        for (WatchedFeature feature : features) {
            if (!names.add(feature.name())) {
                throw new IllegalArgumentException(
                        "monitor " + monitor + " watches " + feature.name() + " twice; name each feature once");
            }
        }
        if (features.isEmpty()) {
            throw new IllegalArgumentException("monitor " + monitor + " watches nothing; name at least one feature");
        }
        if (!(effect > 0 && effect <= 1)) {
            throw new IllegalArgumentException(
                    "monitor " + monitor + " has effect " + effect + "; expected a distance in (0, 1]");
        }
        if (window.toMillis() <= 0) {
            throw new IllegalArgumentException(
                    "monitor " + monitor + " has window " + window + "; expected at least a millisecond");
        }
        if (!(clusterShare > 0 && clusterShare <= 1)) {
            throw new IllegalArgumentException(
                    "monitor " + monitor + " has cluster share " + clusterShare + "; expected a share in (0, 1]");
        }
        if (!(minimumEffectiveSize >= 2)) {
            throw new IllegalArgumentException("monitor " + monitor + " has a minimum effective size of "
                    + minimumEffectiveSize + "; expected at least 2");
        }
    }

    /** Settings with the defaults, of windows that know nothing of each other. */
    public MonitorSettings(
            String monitor, List<WatchedFeature> features, Duration window, double effect, FalseAlarmBudget budget) {
        this(monitor, features, window, effect, QualityChecks.NONE, false, AlertPolicy.AT_ONCE, budget);
    }

    /** The same with questions beside the distributions, memory of windows, and an alert that is not at once. */
    public MonitorSettings(
            String monitor,
            List<WatchedFeature> features,
            Duration window,
            double effect,
            QualityChecks quality,
            boolean sequential,
            AlertPolicy policy,
            FalseAlarmBudget budget) {
        this(
                monitor,
                features,
                List.of(),
                window,
                effect,
                quality,
                sequential,
                policy,
                budget,
                DEFAULT_CLUSTER_SHARE,
                DEFAULT_MINIMUM_EFFECTIVE_SIZE);
    }

    /** The same, of rows that are divided by some fields. */
    public MonitorSettings dividedBy(List<SegmentField> fields) {
        return new MonitorSettings(
                monitor,
                features,
                fields,
                window,
                effect,
                quality,
                sequential,
                policy,
                budget,
                clusterShare,
                minimumEffectiveSize);
    }

    /** What the values of a row are, in their order: the watched features, then the fields that divide the rows. */
    public List<WatchedFeature> columns() {
        List<WatchedFeature> columns = new ArrayList<>(features);
        segments.forEach(field -> columns.add(WatchedFeature.categorical("(segment) " + field.name())));
        return List.copyOf(columns);
    }

    /** Significance level of one test. */
    public double level() {
        return budget.level(window, tests());
    }

    /** Number of tests of a window: one for each check, and one more for each that is followed over windows. */
    int tests() {
        List<Check> checks = checks();
        long followed = checks.stream().filter(check -> check.kind().followed()).count();
        return checks.size() + (sequential ? (int) followed : 0);
    }

    /** All that is asked of each window: of each feature in turn, and of all rows last. */
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (int position = 0; position < features.size(); position++) {
            WatchedFeature feature = features.get(position);
            checks.add(new Check(CheckKind.DRIFT, feature.name(), position, null, effect));
            for (Segment segment : watchedSegments()) {
                checks.add(new Check(CheckKind.DRIFT, feature.name(), position, segment, effect));
            }
            if (quality.missing() > 0) {
                checks.add(new Check(CheckKind.MISSING, feature.name(), position, null, quality.missing()));
            }
            if (quality.range() > 0 && feature.kind() == FeatureKind.NUMERIC) {
                checks.add(new Check(CheckKind.RANGE, feature.name(), position, null, quality.range()));
            }
            if (quality.stuck() > 0 && feature.kind() == FeatureKind.NUMERIC) {
                checks.add(new Check(CheckKind.STUCK, feature.name(), position, null, quality.stuck()));
            }
            if (quality.newCategory() > 0 && feature.kind() == FeatureKind.CATEGORICAL) {
                checks.add(new Check(CheckKind.NEW_CATEGORY, feature.name(), position, null, quality.newCategory()));
            }
        }
        if (quality.joint() > 0) {
            checks.add(new Check(CheckKind.JOINT, Check.FEATURES, -1, null, quality.joint()));
        }
        if (quality.volume() > 0) {
            checks.add(new Check(CheckKind.VOLUME, Check.ROWS, -1, null, quality.volume()));
        }
        return List.copyOf(checks);
    }

    private List<Segment> watchedSegments() {
        List<Segment> watched = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            int position = features.size() + i;
            String field = segments.get(i).name();
            segments.get(i).watched().forEach(value -> watched.add(new Segment(field, position, value)));
        }
        return watched;
    }
}
