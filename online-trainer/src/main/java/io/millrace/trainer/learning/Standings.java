package io.millrace.trainer.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The standings of all learners of a model, by the same labels. */
final class Standings {
    private final InputSchema schema;
    private final Map<String, Standing> byLearner = new LinkedHashMap<>();

    /** Standings that begin. */
    Standings(TrainerDefinition definition) {
        this(definition, Map.of());
    }

    private Standings(TrainerDefinition definition, Map<String, Standing> stored) {
        this.schema = definition.schema();
        for (String learner : definition.learners().keySet()) {
            Standing standing = stored.get(learner);
            byLearner.put(learner, standing == null ? new Standing(schema, definition.evaluate()) : standing);
        }
    }

    /** Reads what {@link #write} wrote; learners without a standing begin one, those no longer there lose theirs. */
    static Standings read(TrainerDefinition definition, Decoder in) {
        Map<String, Standing> stored = new LinkedHashMap<>();
        for (int left = in.count(2); left > 0; left--) {
            stored.put(in.text(), Standing.fromBytes(definition.schema(), definition.evaluate(), in.bytes()));
        }
        return new Standings(definition, stored);
    }

    void write(Encoder out) {
        out.whole(byLearner.size());
        byLearner.forEach((learner, standing) -> out.text(learner).bytes(standing.toBytes()));
    }

    /** Judges what was said of the example; a learner that was not there when it was said is not judged, and nobody by a correction. */
    void judge(long place, JournalEntry entry) {
        List<Prediction> said = entry.predictions();
        if (said.isEmpty()) {
            byLearner.values().forEach(standing -> standing.skip(place));
            return;
        }
        Prediction noChange = baseline(Baselines.NO_CHANGE, said);
        Prediction typical = baseline(Baselines.typical(schema), said);
        byLearner.forEach((learner, standing) -> {
            Prediction prediction = of(learner, said);
            if (prediction == null) {
                standing.skip(place);
            } else {
                standing.add(place, Judged.of(schema, prediction, entry.label(), noChange, typical));
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

    private static Prediction baseline(String name, List<Prediction> said) {
        Prediction prediction = of(name, said);
        if (prediction == null) {
            throw new UnreadableStateException("journal entry: no prediction by the baseline '" + name + "'");
        }
        return prediction;
    }

    /** Evaluations as they are now, by learner. */
    Map<String, Map<Span, Evaluation>> now() {
        Map<String, Map<Span, Evaluation>> now = new LinkedHashMap<>();
        byLearner.forEach((learner, standing) -> now.put(learner, standing.now()));
        return now;
    }

    /** Labels of the window at which one learner was better than another. */
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
}
