package io.millrace.trainer.query;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.schemas.Example;
import io.millrace.trainer.learning.Importance;
import io.millrace.trainer.learning.JournalEntry;
import io.millrace.trainer.learning.Learner;
import io.millrace.trainer.learning.LearnerSpec;
import io.millrace.trainer.learning.TrainerDefinition;
import io.millrace.trainer.learning.UnreadableStateException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** The examples of a model's log whose label came last, and what versions of its learners make of them. */
public final class LastExamples {

    private final TrainerDefinition definition;
    private final LogJoin join;
    private final int most;
    private final Deque<JournalEntry> last = new ArrayDeque<>();

    /**
     * None yet.
     *
     * @param most how many are held
     */
    public LastExamples(Plan plan, Model model, int most) {
        this.definition = TrainerDefinitions.of(plan, model);
        this.join = new LogJoin(plan, model, definition);
        this.most = most;
    }

    /** Takes the next entry of the log. */
    public void accept(Example entry) {
        join.accept(entry).ifPresent(joined -> {
            if (Double.isNaN(joined.example().label())) {
                return; // learned as it came: nobody can be wrong about it
            }
            last.addLast(joined.example());
            if (last.size() > most) {
                last.removeFirst();
            }
        });
    }

    /** How many there are. */
    public int size() {
        return last.size();
    }

    /**
     * How important each input is to a version, by these examples; the largest first.
     *
     * @throws UnreadableStateException when the version is damaged, or of another definition than the project's
     */
    public List<Importance> importances(StoredVersion version) {
        LearnerSpec spec = Objects.requireNonNull(
                definition.learners().get(version.version().learner()));
        Learner learner = TrainerDefinitions.factory().restore(spec, definition.schema(), version.bytes());
        return Importance.of(learner, definition.schema(), List.copyOf(last));
    }
}
