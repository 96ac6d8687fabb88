package io.millrace.drift.detection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The features of one profile as tests take them, each made when it is asked for. */
final class Samples {

    private final MonitorSettings settings;
    private final List<Row> rows;
    private final @Nullable Samples usual;
    private final Map<Segment, Samples> segments = new HashMap<>();
    private final Map<Integer, Column> columns = new HashMap<>();
    private final Map<Integer, Column> presences = new HashMap<>();
    private @Nullable Column joint;
    private @Nullable JointDistance together;

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

    /** What a question is about: the values of a feature, whether it is there, or how far rows are from what goes together. */
    Column of(Check check) {
        return switch (check.kind()) {
            case DRIFT, NEW_CATEGORY, RANGE, STUCK -> column(check.position());
            case MISSING -> presence(check.position());
            case JOINT -> joint();
            case VOLUME -> throw new IllegalArgumentException("numbers of rows are in no sample");
        };
    }

    /** Values of the feature at a position. */
    Column column(int position) {
        return columns.computeIfAbsent(position, at -> {
            WatchedFeature feature = settings.features().get(at);
            ClusteredValues values = ClusteredValues.of(feature, at, rows, settings.clusterShare());
            return column(values, FeatureSample.of(feature, values), usual == null ? null : usual.column(at));
        });
    }

    private Column presence(int position) {
        return presences.computeIfAbsent(position, at -> {
            ClusteredValues values = ClusteredValues.presence(at, rows, settings.clusterShare());
            return column(values, CategoricalSample.of(values), usual == null ? null : usual.presence(at));
        });
    }

    private Column joint() {
        if (joint == null) {
            // a row is nearer to what it has itself helped to say: the reference is measured by those of its rows that
            // have not
            ClusteredValues values = together().of(usual == null ? everyOther(1) : rows);
            joint = column(values, NumericSample.of(values), usual == null ? null : usual.joint());
        }
        return joint;
    }

    /** What goes together in the reference. */
    JointDistance together() {
        if (usual != null) {
            return usual.together();
        }
        if (together == null) {
            together = new JointDistance(settings.features(), everyOther(0), settings.clusterShare());
        }
        return together;
    }

    /** Half of the rows; they are in the order of their hashes, so any half is like the other. */
    private List<Row> everyOther(int from) {
        return IntStream.range(0, rows.size())
                .filter(at -> at % 2 == from)
                .mapToObj(rows::get)
                .toList();
    }

    private Column column(ClusteredValues values, FeatureSample sample, @Nullable Column beside) {
        return Column.of(values, sample, beside, settings.window().toMillis());
    }
}
