package io.millrace.drift.detection;

import java.util.List;

/** What windows are compared with: the merged profile of the windows of an interval. Immutable. */
public final class Reference {

    private final List<WatchedFeature> features;
    private final WindowProfile profile;
    private final String version;

    private Reference(List<WatchedFeature> features, WindowProfile profile) {
        if (profile.tally().missing().size() != features.size()) {
            throw new IllegalArgumentException("reference profile has "
                    + profile.tally().missing().size() + " features; the monitor watches " + features.size());
        }
        this.features = List.copyOf(features);
        this.profile = profile;
        this.version = contentHash(features, profile);
    }

    /**
     * The reference of an interval, from the complete profiles of its windows; windows without rows may be left out.
     *
     * @throws IllegalArgumentException when a window is not inside the interval, or profiles do not belong together
     */
    public static Reference of(
            List<WatchedFeature> features, ReferenceInterval interval, Iterable<WindowProfile> windows) {
        WindowProfile merged = null;
        for (WindowProfile window : windows) {
            if (!interval.takes(window.start(), window.end())) {
                throw new IllegalArgumentException("window [" + window.start() + ", " + window.end()
                        + ") is not inside the reference interval [" + interval.from() + ", " + interval.to() + ")");
            }
            merged = merged == null ? window : merged.merge(window);
        }
        if (merged == null) {
            merged = WindowProfile.empty(interval.from(), interval.to(), features.size(), WindowTally.DEFAULT_CAPACITY);
        }
        return new Reference(features, merged.over(interval.from(), interval.to()));
    }

    /** Hash of the content: the same features and rows make the same version, whoever built it. 16 hex digits. */
    public String version() {
        return version;
    }

    /** The interval it covers. */
    public ReferenceInterval interval() {
        return new ReferenceInterval(profile.start(), profile.end());
    }

    /** The features it was built for. */
    public List<WatchedFeature> features() {
        return features;
    }

    /** Counts and sample of all its rows. */
    public WindowProfile profile() {
        return profile;
    }

    /** Storage form: that of its profile. */
    public byte[] toBytes() {
        return profile.toBytes();
    }

    /** Reads what {@link #toBytes} wrote, for the same features. */
    public static Reference fromBytes(List<WatchedFeature> features, byte[] bytes) {
        return new Reference(features, WindowProfile.fromBytes(bytes));
    }

    private static String contentHash(List<WatchedFeature> features, WindowProfile profile) {
        ContentHash hash = new ContentHash();
        for (WatchedFeature feature : features) {
            hash.add(feature.name()).add(feature.kind().name());
        }
        return hash.add(profile.toBytes()).hex();
    }
}
