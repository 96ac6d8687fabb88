package io.millrace.trainer.query;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.trainer.learning.Snapshot;
import io.millrace.trainer.learning.SnapshotChunks;
import io.millrace.trainer.learning.TrainerDefinition;
import io.millrace.trainer.learning.UnreadableStateException;
import io.millrace.trainer.learning.UnusableInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rebuilds versions of learners from the entries of their model's log, without any of what was saved. */
public final class Rebuild {

    private final LogJoin join;
    private final RecentEntries recent = new RecentEntries();
    private final Map<String, List<byte[]>> pieces = new HashMap<>();
    private final List<RebuiltLearner> learners = new ArrayList<>();

    /**
     * A rebuild of these versions.
     *
     * @param versions of each learner of the model, in order
     */
    public Rebuild(Plan plan, Model model, Map<String, List<ModelVersion>> versions) {
        TrainerDefinition definition = TrainerDefinitions.of(plan, model);
        this.join = new LogJoin(plan, model, definition);
        versions.forEach((learner, wanted) ->
                learners.add(new RebuiltLearner(TrainerDefinitions.factory(), definition, learner, wanted)));
    }

    /** Takes the next entry of the log. */
    public void accept(long offset, Example entry) {
        if (entry.getKind() == ExampleKind.RESTORE) {
            try {
                restore(offset, StatePiece.of(entry));
            } catch (UnusableInputException | UnreadableStateException e) {
                return; // a dead letter, and nobody was put back
            }
        }
        if (entry.getKind() == ExampleKind.RESET) {
            learners.stream()
                    .filter(learner -> learner.name().equals(entry.getId()))
                    .forEach(learner -> learner.reset(offset));
        }
        join.accept(entry).ifPresent(joined -> {
            recent.add(joined.example());
            learners.forEach(learner -> learner.learn(offset, joined.example()));
        });
    }

    /** What was put in from outside cannot be learned again: it is taken as it was put in. */
    private void restore(long offset, StatePiece piece) {
        List<byte[]> all = pieces.computeIfAbsent(piece.learner(), learner -> new ArrayList<>());
        if (piece.piece() == 0) {
            all.clear();
        }
        all.add(piece.bytes());
        if (all.size() == piece.pieces()) {
            Snapshot state = SnapshotChunks.assemble(all);
            learners.stream()
                    .filter(learner -> learner.name().equals(piece.learner()))
                    .forEach(learner -> learner.become(
                            offset, state, piece.catchUp() ? recent.since(state.position()) : List.of()));
        }
    }

    /** Hashes of what was rebuilt: SHA-256 in hexadecimal, by version. */
    public Map<ModelVersion, String> hashes() {
        Map<ModelVersion, String> hashes = new HashMap<>();
        learners.forEach(learner -> hashes.putAll(learner.hashes()));
        return hashes;
    }
}
