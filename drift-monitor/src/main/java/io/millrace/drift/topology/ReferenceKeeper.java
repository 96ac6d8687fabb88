package io.millrace.drift.topology;

import io.millrace.drift.detection.Judge;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.Reference;
import io.millrace.drift.detection.ReferenceInterval;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.schemas.ReferenceWord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The reference of a monitor as it grows, in the store of its judge. */
final class ReferenceKeeper {

    private static final String FIRST = "first";
    private static final String LEARNED = "learned";
    private static final String SAID = "said";

    private final MonitorSettings settings;
    private final KeyValueStore<String, byte[]> store;
    private final StoredTimes times;
    private final StoredPolicy stored;
    private ReferencePolicy policy;
    private ReferenceBlocks blocks;

    /** The judge by a reference that does not change any more. */
    private @Nullable Judge settled;

    private @Nullable Reference latest;

    ReferenceKeeper(MonitorPlan plan, KeyValueStore<String, byte[]> store) {
        this.settings = plan.settings();
        this.store = store;
        this.times = new StoredTimes(store);
        this.stored = new StoredPolicy(plan.reference(), store);
        this.policy = stored.current();
        this.blocks = blocks(policy);
    }

    private ReferenceBlocks blocks(ReferencePolicy of) {
        return new ReferenceBlocks(store, of.blockLength(settings.window().toMillis()));
    }

    /** Forgets what there is, and gathers another one. */
    void take(ReferenceWord word) {
        blocks.forget();
        store.delete(FIRST);
        store.delete(LEARNED);
        store.delete(SAID);
        stored.take(word);
        policy = stored.current();
        blocks = blocks(policy);
        settled = null;
        latest = null;
    }

    /** The reference is told of once more, when the next window is judged. */
    void tellAgain() {
        store.delete(SAID);
    }

    ReferencePolicy policy() {
        return policy;
    }

    /** Whether a window is judged; if not, it becomes part of the reference where it belongs to it. */
    boolean judges(WindowProfile window) {
        long first = first(window);
        if (policy.takes(window.start(), window.end(), first)) {
            learn(window);
        }
        boolean judged = policy.judges(window.start(), window.end(), first);
        if (judged && policy.goesOn() && !blocks.haveRows(interval(window.start()), policy, window.start())) {
            // beside nothing every window is a change, and while that is told of nothing would be learned
            learn(window);
            return false;
        }
        return judged;
    }

    private long first(WindowProfile window) {
        Optional<Long> first = times.get(FIRST);
        if (first.isEmpty()) {
            times.put(FIRST, window.start());
        }
        return first.orElse(window.start());
    }

    /** Goes on after a window that was judged, and found quiet or not. */
    void judged(WindowProfile window, boolean quiet) {
        if (policy.goesOn()) {
            if (quiet) {
                learn(window);
            }
            blocks.forgetBefore(interval(window.end()).from());
        }
    }

    private void learn(WindowProfile window) {
        blocks.add(window);
        times.put(LEARNED, window.end());
    }

    /** The judge of a window that is judged. */
    Judge judge(long windowStart) {
        if (settled != null) {
            return settled;
        }
        ReferenceInterval interval = interval(windowStart);
        List<ReferenceBlocks.Block> found = blocks.in(interval, policy, windowStart);
        Reference reference = Reference.of(
                settings.columns(),
                interval,
                found.stream().map(ReferenceBlocks.Block::profile).toList());
        Judge judge = new Judge(settings, reference, ReferenceBlocks.volume(found));
        settled = policy.goesOn() ? null : judge;
        latest = reference;
        return judge;
    }

    /** While nothing is learned the reference stays what it was, for as long as that takes. */
    private ReferenceInterval interval(long windowStart) {
        long until = Math.min(windowStart, times.get(LEARNED).orElse(windowStart));
        return policy.of(until, times.get(FIRST).orElse(windowStart));
    }

    /** The reference by which the last window was judged, if it has not been told of; one that goes on is told of whenever a new piece of it begins. */
    Optional<Reference> news() {
        if (latest == null) {
            return Optional.empty();
        }
        String now = policy.goesOn() ? blocks.newest().map(String::valueOf).orElse("") : latest.version();
        byte[] bytes = now.getBytes(StandardCharsets.UTF_8);
        if (Arrays.equals(store.get(SAID), bytes)) {
            return Optional.empty();
        }
        store.put(SAID, bytes);
        return Optional.of(latest);
    }
}
