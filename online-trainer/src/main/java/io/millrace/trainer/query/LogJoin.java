package io.millrace.trainer.query;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.trainer.learning.Inputs;
import io.millrace.trainer.learning.JournalEntry;
import io.millrace.trainer.learning.TrainerDefinition;
import io.millrace.trainer.learning.UnusableInputException;
import io.millrace.trainer.learning.Weighing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the examples that a log comes to, as they are learned: each with its label, by the model's rules for labels. */
final class LogJoin {

    /**
     * An example whose label has not come, or may be corrected.
     *
     * @param label NaN before it has come
     */
    private record Waiting(Inputs inputs, double label) {}

    /** An example that is learned. */
    record Joined(String id, JournalEntry example) {}

    private final ExampleValues values;
    private final TrainerDefinition definition;
    private final Weighing weighing;
    /** Why nobody learns now. */
    private final Set<String> causes = new HashSet<>();

    private final Map<String, Waiting> waiting = new HashMap<>();

    LogJoin(Plan plan, Model model, TrainerDefinition definition) {
        this.values = new ExampleValues(plan.inputs(model), model.classes());
        this.definition = definition;
        this.weighing = definition.weighing();
    }

    /** Takes the next entry, and says which example is learned with it. */
    Optional<Joined> accept(Example entry) {
        try {
            return switch (entry.getKind()) {
                case VECTOR -> vector(entry);
                case LABEL -> label(entry);
                case TIMEOUT -> timeout(entry);
                case FREEZE, THAW -> held(entry);
                case MARK, PROMOTE, RESTORE, RESET -> Optional.empty();
            };
        } catch (UnusableInputException e) {
            return Optional.empty(); // a dead letter, and nothing that was learned
        }
    }

    private Optional<Joined> held(Example entry) {
        if (entry.getKind() == ExampleKind.FREEZE) {
            causes.add(entry.getId());
        } else {
            causes.removeIf(cause -> entry.getId().isEmpty() || cause.equals(entry.getId()));
        }
        return Optional.empty();
    }

    private Optional<Joined> vector(Example entry) {
        Inputs inputs = values.inputs(entry);
        definition.schema().check(inputs);
        boolean again = definition.rules().awaited()
                && waiting.putIfAbsent(entry.getId(), new Waiting(inputs, Double.NaN)) != null;
        return definition.schema().unsupervised() && !again
                ? Optional.of(new Joined(entry.getId(), new JournalEntry(inputs, Double.NaN, causes.isEmpty() ? 1 : 0)))
                : Optional.empty();
    }

    private Optional<Joined> label(Example entry) {
        double label = definition.schema().checkLabel(values.label(entry));
        double weight = values.weight(entry);
        @Nullable Waiting example = waiting.get(entry.getId());
        if (example == null || example.label() == label) {
            return Optional.empty();
        }
        if (definition.rules().corrections()) {
            waiting.put(entry.getId(), new Waiting(example.inputs(), label));
        } else {
            waiting.remove(entry.getId());
        }
        return Optional.of(joined(entry.getId(), example.inputs(), label, weight));
    }

    private Optional<Joined> timeout(Example entry) {
        @Nullable Waiting example = waiting.remove(entry.getId());
        return example != null
                        && Double.isNaN(example.label())
                        && definition.otherwise().isPresent()
                ? Optional.of(joined(
                        entry.getId(), example.inputs(), definition.otherwise().getAsDouble(), 1))
                : Optional.empty();
    }

    private Joined joined(String id, Inputs inputs, double label, double weight) {
        double learned = definition.schema().unsupervised() || !causes.isEmpty() ? 0 : weighing.of(id, label, weight);
        return new Joined(id, new JournalEntry(inputs, label, learned));
    }
}
