package io.millrace.drift.topology;

import io.millrace.drift.detection.Judge;
import io.millrace.drift.detection.Judgement;
import io.millrace.drift.detection.Reference;
import io.millrace.drift.detection.ReferenceInterval;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.WindowProfile;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What a judge remembers, in its store: the reference, the states of its alerts, and how far it has come. */
final class JudgeState {

    private static final String FIRST = "first";
    private static final String LEARNED = "learned";
    private static final String HEARD = "heard";
    private static final String UNTIL = "until";

    /** Windows without a row that are taken one after the other; a longer silence is passed over. */
    private static final long MOST_EMPTY = 1_000;

    private final MonitorPlan plan;
    private final ReferencePolicy policy;
    private final KeyValueStore<String, byte[]> store;
    private final ReferenceBlocks blocks;
    private final StoredDefinition definition;
    private final StoredState memory;

    /** The judge by a reference that does not change any more. */
    private @Nullable Judge settled;

    JudgeState(MonitorPlan plan, KeyValueStore<String, byte[]> store) {
        this.plan = plan;
        this.policy = plan.reference();
        this.store = store;
        this.definition = new StoredDefinition(plan, store);
        this.memory = new StoredState(plan.settings().checks(), store);
        this.blocks = new ReferenceBlocks(
                store, policy.blockLength(plan.monitor().window().toMillis()));
    }

    /** Takes the next window: it becomes part of the reference, or is judged, or both. */
    Optional<Judgement> take(WindowProfile window) {
        definition.write();
        long first = time(FIRST).orElse(window.start());
        if (time(FIRST).isEmpty()) {
            put(FIRST, first);
        }
        put(UNTIL, window.end());
        if (window.rows() > 0) {
            put(HEARD, window.end());
        }
        if (policy.takes(window.start(), window.end(), first)) {
            learn(window);
            return Optional.empty();
        }
        if (!policy.judges(window.start(), window.end(), first)) {
            return Optional.empty();
        }
        Judgement judgement = judged(window, first);
        if (policy.goesOn()) {
            if (judgement.state().quiet()) {
                learn(window);
            }
            blocks.forgetBefore(interval(window.end(), first).from());
        }
        return Optional.of(judgement);
    }

    private void learn(WindowProfile window) {
        blocks.add(window);
        put(LEARNED, window.end());
    }

    /** While nothing is learned the reference stays what it was, for as long as that takes. */
    private ReferenceInterval interval(long windowStart, long first) {
        return policy.of(Math.min(windowStart, time(LEARNED).orElse(windowStart)), first);
    }

    private Judgement judged(WindowProfile window, long first) {
        Judgement judgement = judge(window.start(), first).judge(window, memory.read());
        memory.write(judgement.state());
        return judgement;
    }

    /** Whether an empty window is still worth taking: after so many in a row another one says nothing new. */
    boolean hears(long windowStart) {
        long silence = MOST_EMPTY * plan.monitor().window().toMillis();
        return windowStart - time(HEARD).orElse(windowStart) < silence;
    }

    /** End of the last window that was taken; empty before the first. */
    Optional<Long> until() {
        return time(UNTIL);
    }

    private Judge judge(long windowStart, long first) {
        if (settled != null) {
            return settled;
        }
        ReferenceInterval interval = interval(windowStart, first);
        List<ReferenceBlocks.Block> found = blocks.in(interval);
        Judge judge = new Judge(
                plan.settings(),
                Reference.of(
                        plan.settings().features(),
                        interval,
                        found.stream().map(ReferenceBlocks.Block::profile).toList()),
                ReferenceBlocks.volume(found));
        settled = policy.goesOn() ? null : judge;
        return judge;
    }

    private Optional<Long> time(String row) {
        byte[] stored = store.get(row);
        return stored == null
                ? Optional.empty()
                : Optional.of(ByteBuffer.wrap(stored).getLong());
    }

    private void put(String row, long time) {
        store.put(row, ByteBuffer.allocate(Long.BYTES).putLong(time).array());
    }
}
