package io.millrace.drift.detection;

import java.util.HashMap;
import java.util.Map;

/** The features of one profile as tests take them, each made when it is asked for. */
final class Samples {

    private final MonitorSettings settings;
    private final WindowProfile profile;
    private final Map<Integer, FeatureSample> values = new HashMap<>();
    private final Map<Integer, FeatureSample> presence = new HashMap<>();

    Samples(MonitorSettings settings, WindowProfile profile) {
        this.settings = settings;
        this.profile = profile;
    }

    /** Values of the feature at a position. */
    FeatureSample values(int position) {
        return values.computeIfAbsent(
                position, at -> FeatureSample.of(settings.features().get(at), at, profile, settings.clusterShare()));
    }

    /** Whether the feature at a position is there. */
    FeatureSample presence(int position) {
        return presence.computeIfAbsent(
                position, at -> CategoricalSample.of(ClusteredValues.presence(at, profile, settings.clusterShare())));
    }
}
