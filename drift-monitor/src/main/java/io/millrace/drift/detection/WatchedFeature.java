package io.millrace.drift.detection;

/**
 * One feature that a monitor watches; its position in the monitor's list is its position in every {@link Row}.
 *
 * @param name name as alerts carry it, unique within the monitor
 * @param kind how its values compare
 */
public record WatchedFeature(String name, FeatureKind kind) {

    public WatchedFeature {
        if (name.isBlank()) {
            throw new IllegalArgumentException("watched feature has a blank name; give it the feature's name");
        }
    }

    /** A feature whose values are {@code Double}. */
    public static WatchedFeature numeric(String name) {
        return new WatchedFeature(name, FeatureKind.NUMERIC);
    }

    /** A feature whose values are {@code String}. */
    public static WatchedFeature categorical(String name) {
        return new WatchedFeature(name, FeatureKind.CATEGORICAL);
    }
}
