package io.millrace.trainer.learning;

import io.millrace.runtime.project.PerKey;
import io.millrace.runtime.project.Suggestion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The learners of one model, which all learn the same examples from one journal. They can join and leave between two starts. */
final class LearnerGroup {
    private final TrainerState state;
    private final StoredSnapshots stored;
    private final Journal journal;
    private final TrainerDefinition definition;
    private final OwnModels own;
    private final Map<String, LiveModel> models = new LinkedHashMap<>();
    private final Set<String> joining = new LinkedHashSet<>();
    private final Set<String> leaving;
    private @Nullable Roster written;

    /**
     * Restores the learners as their snapshots have them; they go on when the journal is replayed.
     *
     * @param without learners of the definition that are not here any more
     */
    LearnerGroup(
            TrainerDefinition definition,
            LearnerFactory factory,
            TrainerState state,
            @Nullable Roster written,
            StoredSnapshots stored,
            Journal journal,
            Predicate<String> without) {
        this.state = state;
        this.stored = stored;
        this.journal = journal;
        this.written = written;
        requireSame(definition.schema(), state.row(TrainerRow.SCHEMA));
        this.definition = definition;
        this.own = new OwnModels(definition, factory);
        Map<String, String> known = written == null ? Map.of() : written.descriptions();
        definition.learners().forEach((name, spec) -> {
            if (!without.test(name)) {
                LiveModel model = open(name, spec, definition, factory, known.get(name));
                models.put(name, model);
                journal.follow(name, model);
            }
        });
        this.leaving = new LinkedHashSet<>(known.keySet());
        leaving.removeAll(models.keySet());
    }

    private static void requireSame(InputSchema schema, byte @Nullable [] stored) {
        String before = stored == null ? schema.describe() : new String(stored, StandardCharsets.UTF_8);
        if (!before.equals(schema.describe())) {
            throw new UnreadableStateException("the stored model is a " + before + ", and the definition says "
                    + schema.describe() + "; give the new model a name of its own");
        }
    }

    private LiveModel open(
            String name,
            LearnerSpec spec,
            TrainerDefinition definition,
            LearnerFactory factory,
            @Nullable String known) {
        InputSchema schema = definition.schema();
        if (known == null && journal.end() > 0) {
            joining.add(name);
            return LiveModel.create(factory, spec, schema, definition.policy(), journal.end());
        }
        Optional<Snapshot> snapshot = known == null ? Optional.empty() : stored.read(name);
        LiveModel model = snapshot.isPresent()
                ? LiveModel.restore(factory, spec, schema, definition.policy(), snapshot.get())
                : LiveModel.create(factory, spec, schema, definition.policy(), 0);
        String description = description(name, model);
        if (known != null && !known.equals(description)) {
            throw new UnreadableStateException("learner '" + name + "' is '" + known + "' in the stored state, but '"
                    + description + "' in the definition; give the new learner a name of its own");
        }
        return model;
    }

    private String description(String name, LiveModel model) {
        PerKey per = definition.per();
        LearnerSpec spec = definition.learners().get(name);
        return per == null || spec == null || !spec.perKey()
                ? model.description()
                : model.description() + "; per " + per.input() + ", prior " + per.prior();
    }

    /** Lets a learner go: it says and learns nothing from now on, and is forgotten with the next entry. */
    void leave(String name) {
        models.remove(name);
        joining.remove(name);
        journal.unfollow(name);
        leaving.add(name);
    }

    /** Whether a learner is among them. */
    boolean has(String name) {
        return models.containsKey(name);
    }

    /** Asks all, and the one that answers first. */
    List<Prediction> predict(Inputs inputs, String champion) {
        List<Prediction> predictions = new ArrayList<>(models.size());
        models.forEach((name, model) -> predictions.add(
                name.equals(champion) ? 0 : predictions.size(),
                new Prediction(name, own.with(state, name, inputs, model.predict(inputs)))));
        return predictions;
    }

    /** Lets the models of the entry's key learn what all have learned. */
    void learnOwn(JournalEntry entry, long time) {
        models.keySet().forEach(name -> own.learn(state, name, entry, time));
    }

    /** Takes note of the time of a mark. */
    void mark(long time) {
        own.mark(state, time);
    }

    long version(String name) {
        return model(name).version();
    }

    long learned(String name) {
        return model(name).learned();
    }

    /** Lets a learner be what a snapshot says, and, where it is to catch up, what it becomes of that by what was learned since. */
    Snapshot restore(String name, Snapshot to, boolean catchUp) {
        LiveModel model = model(name);
        List<JournalEntry> since = catchUp ? journal.since(to.position()) : List.of();
        Snapshot taken = model.become(to, since);
        journal.store(name, taken);
        joining.remove(name); // it begins with this state
        settle();
        return taken;
    }

    /** Lets a learner begin anew, for each key too. */
    Snapshot reset(String name) {
        Snapshot taken = model(name).reset();
        journal.store(name, taken);
        state.deleteOwn(name);
        joining.remove(name);
        settle();
        return taken;
    }

    /** Those that begin with the next entry: their place in the journal has to be known to the next process too. */
    Set<String> joining() {
        return joining;
    }

    /** Whether learners join or leave with the next entry. */
    boolean changed() {
        return !joining.isEmpty() || !leaving.isEmpty();
    }

    /** Takes note that those that were joining have begun. */
    void begun() {
        joining.clear();
        settle();
    }

    /** Writes down who has begun, if that has changed, and forgets who is not here any more. */
    private void settle() {
        if (written != null
                && leaving.isEmpty()
                && written.journalStart() == journal.start()
                && written.descriptions().size() == models.size() - joining.size()) {
            return;
        }
        leaving.forEach(stored::delete);
        leaving.forEach(state::deleteOwn);
        leaving.clear();
        Map<String, String> descriptions = new LinkedHashMap<>();
        models.forEach((name, model) -> {
            if (!joining.contains(name)) {
                descriptions.put(name, description(name, model));
            }
        });
        written = new Roster(descriptions, journal.start());
        state.putRow(TrainerRow.ROSTER, written.toBytes());
        state.putRow(TrainerRow.SCHEMA, definition.schema().describe().getBytes(StandardCharsets.UTF_8));
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
