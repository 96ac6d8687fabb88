package io.millrace.trainer.query;

import io.millrace.trainer.learning.JournalEntry;
import io.millrace.trainer.learning.LearnerFactory;
import io.millrace.trainer.learning.LearnerSpec;
import io.millrace.trainer.learning.LiveModel;
import io.millrace.trainer.learning.Snapshot;
import io.millrace.trainer.learning.TrainerDefinition;
import io.millrace.trainer.learning.UnreadableStateException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One learner that learns again what it has learned, and is hashed where its versions were taken. */
final class RebuiltLearner {

    private final String name;
    private final LiveModel model;
    private final Deque<ModelVersion> ahead;
    private final Map<ModelVersion, String> hashes = new HashMap<>();

    RebuiltLearner(LearnerFactory factory, TrainerDefinition definition, String learner, List<ModelVersion> versions) {
        this.name = learner;
        LearnerSpec spec = Objects.requireNonNull(definition.learners().get(learner));
        this.model = LiveModel.create(factory, spec, definition.schema(), definition.policy(), 0);
        this.ahead = new ArrayDeque<>(versions);
    }

    /** Learns an example, if it did so then: one that joined later has a version from before its first. */
    void learn(long offset, JournalEntry example) {
        ModelVersion next = ahead.peek();
        boolean joins = next != null && next.version() == 1 && next.learned() == 0;
        if (joins && offset < next.offset()) {
            return;
        }
        if (joins) {
            take(ahead.remove());
        }
        model.replay(example);
        if (due(offset)) {
            take(ahead.remove());
        }
    }

    /** Becomes what was put in, and learns what had been learned since that was taken. */
    void become(long offset, Snapshot state, List<JournalEntry> since) {
        if (!due(offset)) {
            return; // it was refused then: a state that is taken is a version
        }
        ModelVersion due = ahead.remove();
        try {
            hashes.put(due, model.become(state, since).hash());
        } catch (UnreadableStateException e) {
            // of another definition than the project has now: the version has no hash then
        }
    }

    /** Begins anew. */
    void reset(long offset) {
        Snapshot anew = model.reset();
        if (due(offset)) {
            hashes.put(ahead.remove(), anew.hash());
        }
    }

    private boolean due(long offset) {
        ModelVersion next = ahead.peek();
        return next != null && next.offset() == offset;
    }

    String name() {
        return name;
    }

    /** A snapshot is part of the history of what it is taken of: the learner goes on from its bytes. */
    private void take(ModelVersion version) {
        hashes.put(version, model.snapshot().hash());
    }

    Map<ModelVersion, String> hashes() {
        return hashes;
    }
}
