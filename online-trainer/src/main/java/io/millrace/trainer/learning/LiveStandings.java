package io.millrace.trainer.learning;

import io.millrace.runtime.project.Spans;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The standings of all learners of a model. Like the learners they follow the journal, whose entries say what was predicted. */
final class LiveStandings implements Follower {
    /** The name of their snapshots, which no learner can have. */
    static final String NAME = "#standings";

    private static final int FORMAT = 4;

    private final SnapshotPolicy policy;
    private final Map<String, Standing> byLearner = new LinkedHashMap<>();
    private long version;
    private long position;
    private long journalBytes;
    private long lastRawSize;

    /** Restores them if there is a snapshot; learners without a standing begin one, those no longer there lose theirs. */
    LiveStandings(TrainerDefinition definition, Optional<Snapshot> last) {
        this.policy = definition.policy();
        int classes = definition.schema().classes().size();
        Map<String, Standing> stored = new LinkedHashMap<>();
        last.ifPresent(snapshot -> {
            version = snapshot.version();
            position = snapshot.position();
            lastRawSize = snapshot.rawSize();
            read(snapshot.raw(), classes, definition.spans(), stored);
        });
        for (String learner : definition.learners().keySet()) {
            Standing standing = stored.get(learner);
            byLearner.put(learner, standing == null ? new Standing(classes, definition.spans()) : standing);
        }
    }

    private static void read(byte[] raw, int classes, Spans spans, Map<String, Standing> stored) {
        Decoder in = new Decoder("standings", FORMAT, raw);
        for (int left = in.count(2); left > 0; left--) {
            stored.put(in.text(), Standing.fromBytes(classes, spans, in.bytes()));
        }
        in.end();
    }

    @Override
    public long position() {
        return position;
    }

    /** Judges what was said of the example; a learner that was not there when it was said is not judged, and nobody by a correction. */
    @Override
    public void replay(JournalEntry entry) {
        long place = position++;
        journalBytes += entry.size();
        List<Prediction> said = entry.predictions();
        if (said.isEmpty()) {
            byLearner.values().forEach(standing -> standing.skip(place));
            return;
        }
        int noChange = baseline(Baselines.NO_CHANGE, said);
        int majority = baseline(Baselines.MAJORITY, said);
        byLearner.forEach((learner, standing) -> {
            Prediction prediction = of(learner, said);
            if (prediction == null) {
                standing.skip(place);
            } else {
                standing.add(place, new Judged(prediction.scores(), entry.label(), noChange, majority, 1));
            }
        });
    }

    /** A handful of learners: looking at each is less than a map. */
    private static @Nullable Prediction of(String learner, List<Prediction> said) {
        for (Prediction prediction : said) {
            if (prediction.learner().equals(learner)) {
                return prediction;
            }
        }
        return null;
    }

    @Override
    public Optional<Snapshot> learn(JournalEntry entry) {
        replay(entry);
        return policy.due(journalBytes, lastRawSize) ? Optional.of(snapshot()) : Optional.empty();
    }

    @Override
    public Snapshot snapshot() {
        Encoder out = new Encoder(FORMAT).whole(byLearner.size());
        byLearner.forEach((learner, standing) -> out.text(learner).bytes(standing.toBytes()));
        Snapshot snapshot = Snapshot.of(++version, position, position, NAME, out.toBytes());
        journalBytes = 0;
        lastRawSize = snapshot.rawSize();
        return snapshot;
    }

    /** Evaluations as they are now, by learner. */
    Map<String, Map<Span, Evaluation>> now() {
        Map<String, Map<Span, Evaluation>> now = new LinkedHashMap<>();
        byLearner.forEach((learner, standing) -> now.put(learner, standing.now()));
        return now;
    }

    /** Labels of the window that one learner was right about, and another wrong. */
    int ahead(String one, String other) {
        return standing(one).aheadOf(standing(other));
    }

    private Standing standing(String learner) {
        return Objects.requireNonNull(byLearner.get(learner), learner);
    }

    /** Names of the learners that are judged. */
    Set<String> learners() {
        return byLearner.keySet();
    }

    private static int baseline(String name, List<Prediction> said) {
        Prediction prediction = of(name, said);
        if (prediction == null) {
            throw new UnreadableStateException("journal entry: no prediction by the baseline '" + name + "'");
        }
        return prediction.predicted();
    }
}
