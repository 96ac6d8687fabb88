package io.millrace.drift.topology;

import io.millrace.drift.detection.Judgement;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.schemas.ReferenceWord;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** What a judge remembers, in its store: the reference, the states of its alerts, and how far it has come. */
final class JudgeState {

    private static final String HEARD = "heard";
    private static final String UNTIL = "until";

    /** Windows without a row that are taken one after the other; a longer silence is passed over. */
    private static final long MOST_EMPTY = 1_000;

    private final long window;
    private final StoredTimes times;
    private final StoredDefinition definition;
    private final StoredState memory;
    private final ReferenceKeeper reference;

    JudgeState(MonitorPlan plan, KeyValueStore<String, byte[]> store) {
        this.window = plan.monitor().window().toMillis();
        this.times = new StoredTimes(store);
        this.definition = new StoredDefinition(plan, store);
        this.memory = new StoredState(plan.settings().checks(), store);
        this.reference = new ReferenceKeeper(plan, store);
    }

    ReferenceKeeper reference() {
        return reference;
    }

    /**
     * Takes a word about the reference: alerts stay what they are until a window is judged by the new one.
     *
     * @return why it is not taken; empty if it is
     */
    Optional<String> take(ReferenceWord word) {
        definition.write();
        Long to = word.getTo();
        long until = times.get(UNTIL).orElse(Long.MIN_VALUE);
        if (to != null && to < until + window) {
            reference.tellAgain();
            return Optional.of("the interval ends before another window does: they are judged until "
                    + Instant.ofEpochMilli(until) + ", and not kept");
        }
        reference.take(word);
        memory.forgetSequences();
        return Optional.empty();
    }

    /** Takes the next window: it becomes part of the reference, or is judged, or both. */
    Optional<Judgement> take(WindowProfile next) {
        definition.write();
        times.put(UNTIL, next.end());
        if (next.rows() > 0) {
            times.put(HEARD, next.end());
        }
        if (!reference.judges(next)) {
            return Optional.empty();
        }
        Judgement judgement = reference.judge(next.start()).judge(next, memory.read());
        memory.write(judgement.state());
        reference.judged(next, judgement.state().quiet());
        return Optional.of(judgement);
    }

    /** Whether an empty window is still worth taking: after so many in a row another one says nothing new. */
    boolean hears(long windowStart) {
        return windowStart - times.get(HEARD).orElse(windowStart) < MOST_EMPTY * window;
    }

    /** End of the last window that was taken; empty before the first. */
    Optional<Long> until() {
        return times.get(UNTIL);
    }
}
