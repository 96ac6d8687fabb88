package io.millrace.trainer.learning;

import io.millrace.runtime.project.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The learners of one model, which all learn the same examples from one journal, each from where its own last snapshot
 * stands. The journal keeps what the learner with the oldest snapshot still needs.
 */
final class LearnerGroup {
    private final TrainerState state;
    private final StoredSnapshots stored;
    private final Map<String, LiveModel> models = new LinkedHashMap<>();
    private final Map<String, Long> snapshotPositions = new LinkedHashMap<>();
    private final Set<String> joining = new LinkedHashSet<>();
    private final Set<String> leaving = new LinkedHashSet<>();
    private long position;
    private long journalStart;
    private boolean rosterChanged;

    /** Restores the group as it was after learning {@code position} examples. */
    LearnerGroup(TrainerDefinition definition, LearnerFactory factory, TrainerState state, long position) {
        this.state = state;
        this.stored = new StoredSnapshots(state, definition.largestChunk());
        this.position = position;
        byte @Nullable [] row = state.row(TrainerRow.ROSTER);
        Roster roster = row == null ? new Roster(Map.of(), 0) : Roster.fromBytes(row);
        this.journalStart = roster.journalStart();
        definition.learners().forEach((name, spec) -> {
            LiveModel model = open(name, spec, definition, factory, roster);
            models.put(name, model);
            snapshotPositions.put(name, model.position());
        });
        leaving.addAll(roster.descriptions().keySet());
        leaving.removeAll(models.keySet());
        rosterChanged = row == null || !joining.isEmpty() || !leaving.isEmpty();
        replay();
    }

    private LiveModel open(
            String name, LearnerSpec spec, TrainerDefinition definition, LearnerFactory factory, Roster roster) {
        InputSchema schema = definition.schema();
        String known = roster.descriptions().get(name);
        if (known == null && position > 0) {
            joining.add(name);
            return LiveModel.create(factory, spec, schema, definition.policy(), position);
        }
        Optional<Snapshot> snapshot = known == null ? Optional.empty() : stored.read(name);
        LiveModel model = snapshot.isPresent()
                ? LiveModel.restore(factory, spec, schema, definition.policy(), snapshot.get())
                : LiveModel.create(factory, spec, schema, definition.policy(), 0);
        if (known != null && !known.equals(model.description())) {
            throw new UnreadableStateException("learner '" + name + "' is '" + known + "' in the stored state, but '"
                    + model.description() + "' in the definition; give the new learner a name of its own");
        }
        return model;
    }

    private void replay() {
        long from =
                models.values().stream().mapToLong(LiveModel::position).min().orElseThrow();
        state.readJournal(from, (at, bytes) -> {
            JournalEntry entry = JournalEntry.fromBytes(bytes);
            for (LiveModel model : models.values()) {
                if (model.position() == at) {
                    model.replay(entry);
                }
            }
        });
        models.forEach((name, model) -> {
            if (model.position() != position) {
                throw new UnreadableStateException("the journal takes learner '" + name + "' to position "
                        + model.position() + ", but " + position + " examples were learned: entries are missing");
            }
        });
    }

    List<Prediction> predict(double[] inputs) {
        List<Prediction> predictions = new ArrayList<>(models.size());
        models.forEach((name, model) -> predictions.add(new Prediction(name, model.predict(inputs))));
        return predictions;
    }

    /** Learns one example, then stores the journal entry and whatever snapshots are due. */
    Map<String, Snapshot> learn(JournalEntry entry) {
        Map<String, Snapshot> snapshots = new LinkedHashMap<>();
        for (String name : joining) {
            // its place in the journal has to be known to the next process too
            snapshots.put(name, model(name).snapshot());
        }
        models.forEach((name, model) -> model.learn(entry).ifPresent(snapshot -> snapshots.put(name, snapshot)));
        state.appendJournal(position++, entry.toBytes());
        snapshots.forEach((name, snapshot) -> {
            stored.write(name, snapshot);
            snapshotPositions.put(name, snapshot.position());
        });
        leaving.forEach(stored::delete);
        trimJournal();
        writeRoster();
        return snapshots;
    }

    private void trimJournal() {
        long needed = snapshotPositions.values().stream()
                .mapToLong(Long::longValue)
                .min()
                .orElseThrow();
        if (needed > journalStart) {
            state.deleteJournal(journalStart, needed);
            journalStart = needed;
            rosterChanged = true;
        }
    }

    private void writeRoster() {
        if (rosterChanged) {
            Map<String, String> descriptions = new LinkedHashMap<>();
            models.forEach((name, model) -> descriptions.put(name, model.description()));
            state.putRow(TrainerRow.ROSTER, new Roster(descriptions, journalStart).toBytes());
            rosterChanged = false;
            joining.clear();
            leaving.clear();
        }
    }

    Optional<Snapshot> snapshot(String name) {
        model(name);
        return joining.contains(name) ? Optional.empty() : stored.read(name);
    }

    Map<String, String> hashes() {
        Map<String, String> hashes = new LinkedHashMap<>();
        models.forEach((name, model) -> hashes.put(name, model.hash()));
        return hashes;
    }

    private LiveModel model(String name) {
        LiveModel model = models.get(name);
        if (model == null) {
            throw new IllegalArgumentException(Suggestion.unknown("learner", name, models.keySet()));
        }
        return model;
    }
}
