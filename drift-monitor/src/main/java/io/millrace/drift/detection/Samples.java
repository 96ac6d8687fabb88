package io.millrace.drift.detection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The features of one profile as tests take them, each made when it is asked for. */
final class Samples {

    private final MonitorSettings settings;
    private final List<Row> rows;
    private final Map<Segment, Samples> segments = new HashMap<>();
    private final Map<Integer, ClusteredValues> clustered = new HashMap<>();
    private final Map<Integer, FeatureSample> values = new HashMap<>();
    private final Map<Integer, FeatureSample> presence = new HashMap<>();

    Samples(MonitorSettings settings, WindowProfile profile) {
        this(settings, profile.sample());
    }

    private Samples(MonitorSettings settings, List<Row> rows) {
        this.settings = settings;
        this.rows = rows;
    }

    /** Those of a segment; these ones where there is none. */
    Samples of(@Nullable Segment segment) {
        return segment == null ? this : segments.computeIfAbsent(segment, only -> kept(only::has));
    }

    /** All but those of a segment. */
    Samples without(Segment segment) {
        return kept(row -> !segment.has(row));
    }

    private Samples kept(Predicate<Row> which) {
        return new Samples(settings, rows.stream().filter(which).toList());
    }

    /** The sampled rows. */
    List<Row> rows() {
        return rows;
    }

    /** Values of the feature at a position. */
    FeatureSample values(int position) {
        return values.computeIfAbsent(
                position, at -> FeatureSample.of(settings.features().get(at), clustered(at)));
    }

    /** The same row by row. */
    ClusteredValues clustered(int position) {
        return clustered.computeIfAbsent(
                position, at -> ClusteredValues.of(settings.features().get(at), at, rows, settings.clusterShare()));
    }

    /** Whether the feature at a position is there. */
    FeatureSample presence(int position) {
        return presence.computeIfAbsent(
                position, at -> CategoricalSample.of(ClusteredValues.presence(at, rows, settings.clusterShare())));
    }
}
