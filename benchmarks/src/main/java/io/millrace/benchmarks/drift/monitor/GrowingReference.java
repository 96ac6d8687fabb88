package io.millrace.benchmarks.drift.monitor;

import io.millrace.drift.detection.Judge;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.Reference;
import io.millrace.drift.detection.ReferenceInterval;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.VolumeReference;
import io.millrace.drift.detection.WindowProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A reference in memory that grows as a monitor's does: by pieces of time, and not by windows in which an alert was on. */
public final class GrowingReference {

    private record Piece(WindowProfile profile, VolumeReference volume) {

        Piece with(WindowProfile window) {
            return new Piece(profile.merge(window), volume.plus(window.rows()));
        }
    }

    private final MonitorSettings settings;
    private final ReferencePolicy policy;
    private final long length;
    private final long first;
    private final TreeMap<Long, Piece> pieces = new TreeMap<>();
    private long learned;
    private @Nullable Judge settled;

    /** Nothing yet. */
    public GrowingReference(MonitorSettings settings, ReferencePolicy policy, long first) {
        this.settings = settings;
        this.policy = policy;
        this.length = policy.blockLength(settings.window().toMillis());
        this.first = first;
        this.learned = Long.MAX_VALUE;
    }

    /** Whether a window is judged; if not, it becomes part of the reference where it belongs to it. */
    public boolean judges(WindowProfile window) {
        if (policy.takes(window.start(), window.end(), first)) {
            learn(window);
        }
        return policy.judges(window.start(), window.end(), first);
    }

    /** The judge of a window that is judged. */
    public Judge judge(long windowStart) {
        if (settled != null) {
            return settled;
        }
        ReferenceInterval interval = policy.of(Math.min(windowStart, learned), first);
        List<WindowProfile> profiles = new ArrayList<>();
        VolumeReference volume = VolumeReference.NONE;
        for (Map.Entry<Long, Piece> entry : pieces.entrySet()) {
            Piece piece = entry.getValue();
            boolean within = piece.profile.start() >= interval.from() && piece.profile.end() <= interval.to();
            if (within && policy.likens(entry.getKey() * length, windowStart)) {
                profiles.add(piece.profile);
                volume = volume.plus(piece.volume);
            }
        }
        Judge judge = new Judge(settings, Reference.of(settings.columns(), interval, profiles), volume);
        settled = policy.goesOn() ? null : judge;
        return judge;
    }

    /** Goes on after a window that was judged, and found quiet or not. */
    public void judged(WindowProfile window, boolean quiet) {
        if (policy.goesOn()) {
            if (quiet) {
                learn(window);
            }
            long from = policy.of(Math.min(window.end(), learned), first).from();
            pieces.keySet().removeIf(number -> (number + 1) * length <= from);
        }
    }

    private void learn(WindowProfile window) {
        long number = Math.floorDiv(window.start(), length);
        Piece piece = pieces.get(number);
        pieces.put(
                number,
                piece == null ? new Piece(window, VolumeReference.NONE.plus(window.rows())) : piece.with(window));
        learned = window.end();
    }
}
