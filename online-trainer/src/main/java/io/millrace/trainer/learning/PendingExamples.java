package io.millrace.trainer.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The examples that wait, in a {@link TrainerState}. The newest are held as objects too, so that most need not be read again. */
final class PendingExamples {
    private static final int HELD = 4_096;

    private final TrainerState state;

    private final Map<String, PendingExample> held = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PendingExample> eldest) {
            return size() > HELD;
        }
    };

    PendingExamples(TrainerState state) {
        this.state = state;
    }

    @Nullable
    PendingExample get(String id) {
        PendingExample example = held.get(id);
        byte @Nullable [] row = example == null ? state.pending(id) : null;
        return row == null ? example : PendingExample.fromBytes(row);
    }

    void put(String id, PendingExample example) {
        state.putPending(id, example.toBytes());
        held.put(id, example);
    }

    void delete(String id) {
        state.deletePending(id);
        held.remove(id);
    }
}
