package io.millrace.trainer.query;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.schemas.Example;
import io.millrace.trainer.learning.Evaluation;
import io.millrace.trainer.learning.PrequentialTrainer;
import io.millrace.trainer.learning.Span;
import io.millrace.trainer.learning.UnusableInputException;
import java.util.Map;

/** Rebuilds a model from the entries of its log, one by one, without any of its stored state. */
public final class ModelReplay {

    private final ExampleTrainer trainer;

    /** A model before its first entry. */
    public ModelReplay(Plan plan, Model model) {
        this.trainer = new ExampleTrainer(
                plan.inputs(model),
                model.classes(),
                new PrequentialTrainer(
                        TrainerDefinitions.of(plan, model), TrainerDefinitions.factory(), new InMemoryState()));
    }

    /** Takes the next entry of the log, and says what it led to. */
    public ExampleTrainer.Outcome accept(Example example) {
        try {
            return trainer.accept(example);
        } catch (UnusableInputException e) {
            return new ExampleTrainer.Outcome.Noted(); // a dead letter then
        }
    }

    /** Evaluations as they are now, by learner. */
    public Map<String, Map<Span, Evaluation>> evaluations() {
        return trainer.trainer().evaluations();
    }

    /** SHA-256 of each learner's bytes, hexadecimal, by learner. */
    public Map<String, String> hashes() {
        return trainer.trainer().hashes();
    }
}
