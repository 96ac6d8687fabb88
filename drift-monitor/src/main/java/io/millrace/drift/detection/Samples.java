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
    private final @Nullable Samples usual;
    private final Map<Segment, Samples> segments = new HashMap<>();
    private final Map<Integer, Column> columns = new HashMap<>();
    private final Map<Integer, Column> presences = new HashMap<>();

    private Samples(MonitorSettings settings, List<Row> rows, @Nullable Samples usual) {
        this.settings = settings;
        this.rows = rows;
        this.usual = usual;
    }

    /** Those of a reference, which has many windows. */
    static Samples ofReference(MonitorSettings settings, WindowProfile profile) {
        return new Samples(settings, profile.sample(), null);
    }

    /** Those of a window beside this reference. */
    Samples besides(WindowProfile window) {
        return new Samples(settings, window.sample(), this);
    }

    /** Those of a segment; these ones where there is none. */
    Samples of(@Nullable Segment segment) {
        return segment == null
                ? this
                : segments.computeIfAbsent(segment, only -> kept(only::has, usual == null ? null : usual.of(only)));
    }

    /** All but those of a segment. */
    Samples without(Segment segment) {
        return kept(row -> !segment.has(row), usual == null ? null : usual.without(segment));
    }

    private Samples kept(Predicate<Row> which, @Nullable Samples beside) {
        return new Samples(settings, rows.stream().filter(which).toList(), beside);
    }

    /** The sampled rows. */
    List<Row> rows() {
        return rows;
    }

    /** Values of the feature at a position. */
    FeatureSample values(int position) {
        return column(position).sample();
    }

    /** The same row by row. */
    ClusteredValues clustered(int position) {
        return column(position).values();
    }

    /** Whether the feature at a position is there. */
    FeatureSample presence(int position) {
        return presenceColumn(position).sample();
    }

    private Column column(int position) {
        return columns.computeIfAbsent(position, at -> {
            WatchedFeature feature = settings.features().get(at);
            ClusteredValues values = ClusteredValues.of(feature, at, rows, settings.clusterShare());
            return column(values, FeatureSample.of(feature, values), usual == null ? null : usual.column(at));
        });
    }

    private Column presenceColumn(int position) {
        return presences.computeIfAbsent(position, at -> {
            ClusteredValues values = ClusteredValues.presence(at, rows, settings.clusterShare());
            return column(values, CategoricalSample.of(values), usual == null ? null : usual.presenceColumn(at));
        });
    }

    private Column column(ClusteredValues values, FeatureSample sample, @Nullable Column beside) {
        return Column.of(values, sample, beside, settings.window().toMillis());
    }
}
