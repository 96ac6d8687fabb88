package io.millrace.drift.calibration;

import io.millrace.drift.detection.AlertStatus;
import io.millrace.drift.detection.AlertTransition;
import io.millrace.drift.detection.Check;
import io.millrace.drift.detection.CheckKind;
import io.millrace.drift.detection.FeatureSummary;
import io.millrace.drift.detection.Judge;
import io.millrace.drift.detection.Judgement;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.MonitorState;
import io.millrace.drift.detection.Reference;
import io.millrace.drift.detection.ReferenceInterval;
import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.VolumeReference;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.runtime.project.Durations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A monitor tried on data that are there: the first half of the windows is the reference, the second half is judged. */
public final class Calibration {

    /** Fewest windows that a half has. */
    public static final int FEWEST = 4;

    private final MonitorSettings settings;
    private final Windows windows;
    private final int half;
    private final Reference reference;
    private final List<AlertTransition> asItIs;

    /**
     * A monitor and rows, in any order.
     *
     * @throws IllegalArgumentException when they fill too few windows
     */
    public Calibration(MonitorSettings settings, Collection<Row> rows) {
        this.settings = settings;
        this.windows = Windows.whole(settings, rows);
        this.half = windows.size() / 2;
        if (half < FEWEST) {
            throw new IllegalArgumentException("monitor '" + settings.monitor() + "' has " + rows.size() + " rows, in "
                    + windows.size() + " whole windows of " + Durations.text(settings.window()) + "; expected "
                    + 2 * FEWEST + " windows or more: give it more rows");
        }
        this.reference = reference(windows);
        this.asItIs = fired(windows, reference, (window, row) -> row);
    }

    /** Windows that were judged; as many, or one fewer, are the reference. */
    public int judged() {
        return windows.size() - half;
    }

    /** Start of the first window, event time in milliseconds. */
    public long start() {
        return windows.start();
    }

    /** Alerts that fire with the data as they are. Nobody says that they are false. */
    public List<AlertTransition> asItIs() {
        return asItIs;
    }

    /** Alerts that fire with the same rows in an order that has nothing to do with time: all false. */
    public List<AlertTransition> shuffled() {
        Windows shuffled = windows.shuffled();
        return fired(shuffled, reference(shuffled), (window, row) -> row).stream()
                .filter(alert -> alert.kind() != CheckKind.VOLUME) // as many rows as they were, in any order
                .toList();
    }

    /** What comes of every change to every feature that it applies to, of all of them together where it is asked what goes together, and of half of the rows where it is asked how many there are, beside what fires without them; each begins in the middle of what is judged. */
    public List<Trial> trials() {
        Set<String> anyhow = asItIs.stream().map(AlertTransition::id).collect(Collectors.toSet());
        List<FeatureSummary> usual = FeatureSummary.of(settings, reference.profile());
        List<Trial> trials = new ArrayList<>();
        for (int position = 0; position < usual.size(); position++) {
            for (Change change : Change.values()) {
                trial(change, position, new Usual(usual.get(position)), anyhow).ifPresent(trials::add);
            }
        }
        if (settings.quality().joint() > 0) {
            TornRows torn = new TornRows(settings.features().size());
            trials.add(found(
                    Check.FEATURES,
                    "each is of another row",
                    anyhow,
                    fired(windows, reference, (window, row) -> window < begins() ? row : torn.next(row))));
        }
        if (settings.quality().volume() > 0) {
            trials.add(found(
                    Check.ROWS,
                    "half of them are there",
                    anyhow,
                    fired(
                            windows,
                            reference,
                            (window, row) -> window < begins() || Change.half(row.eventId()) ? row : null)));
        }
        return trials;
    }

    private Optional<Trial> trial(Change change, int position, Usual usual, Set<String> anyhow) {
        boolean[] applied = new boolean[1];
        List<AlertTransition> fired = fired(windows, reference, (window, row) -> {
            Object value = row.values().get(position);
            boolean measurable = usual.summary().rows() > 0 || change == Change.MISSING;
            if (window < begins() || value == null || !measurable || !change.touches(row.eventId())) {
                return row;
            }
            Object changed = change.of(value, usual);
            applied[0] |= !value.equals(changed);
            List<@Nullable Object> values = new ArrayList<>(row.values());
            values.set(position, changed);
            return new Row(row.eventId(), row.time(), values, row.cluster());
        });
        return applied[0]
                ? Optional.of(found(usual.summary().feature().name(), change.words(), anyhow, fired))
                : Optional.empty();
    }

    /** The window in which changes begin. */
    private int begins() {
        return half + judged() / 2;
    }

    private Trial found(String feature, String change, Set<String> anyhow, List<AlertTransition> fired) {
        return new Trial(
                feature,
                change,
                fired.stream()
                        .filter(alert -> !anyhow.contains(alert.id())
                                && alert.feature().equals(feature)
                                && alert.windowStart() >= windows.startOf(begins()))
                        .findFirst()
                        .map(alert -> found(alert)));
    }

    private Trial.Found found(AlertTransition alert) {
        long length = settings.window().toMillis();
        int last = (int) ((alert.windowStart() - windows.start()) / length);
        long rows = 0;
        for (int window = begins(); window <= last; window++) {
            rows += windows.rows().get(window).size();
        }
        return new Trial.Found(last - begins() + 1, rows, alert.test().test());
    }

    private Reference reference(Windows of) {
        List<WindowProfile> profiles = new ArrayList<>();
        for (int window = 0; window < half; window++) {
            profiles.add(of.profile(window, of.rows().get(window)));
        }
        return Reference.of(settings.columns(), new ReferenceInterval(of.startOf(0), of.startOf(half)), profiles);
    }

    /** What fires in the second half, of rows as they have become; null for one that is not there any more. */
    private List<AlertTransition> fired(Windows of, Reference by, BiFunction<Integer, Row, @Nullable Row> becomes) {
        VolumeReference volume = VolumeReference.NONE;
        for (int window = 0; window < half; window++) {
            volume = volume.plus(of.rows().get(window).size());
        }
        Judge judge = new Judge(settings, by, volume);
        MonitorState state = MonitorState.NONE;
        List<AlertTransition> fired = new ArrayList<>();
        for (int window = half; window < of.size(); window++) {
            List<Row> rows = new ArrayList<>();
            for (Row row : of.rows().get(window)) {
                Row become = becomes.apply(window, row);
                if (become != null) {
                    rows.add(become);
                }
            }
            Judgement judgement = judge.judge(of.profile(window, rows), state);
            state = judgement.state();
            judgement.transitions().stream()
                    .filter(alert -> alert.status() == AlertStatus.FIRING)
                    .forEach(fired::add);
        }
        return fired;
    }
}
