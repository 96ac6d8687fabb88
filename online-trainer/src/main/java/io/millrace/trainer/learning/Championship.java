package io.millrace.trainer.learning;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which learner answers: at first the one that the definition calls the champion, then whoever was promoted last, by rule or by hand. */
final class Championship {
    private final TrainerDefinition definition;
    private final TrainerState state;
    private @Nullable Reign written;
    private Reign reign;

    Championship(TrainerDefinition definition, TrainerState state) {
        this.definition = definition;
        this.state = state;
        this.written = stored(state);
        this.reign = reign(definition, written);
    }

    private static @Nullable Reign stored(TrainerReads state) {
        byte @Nullable [] row = state.row(TrainerRow.REIGN);
        return row == null ? null : Reign.fromBytes(row);
    }

    /** The stored one, but that a learner that the definition has no more neither answers nor has a lead. */
    private static Reign reign(TrainerDefinition definition, @Nullable Reign stored) {
        if (stored == null || !definition.learners().containsKey(stored.champion())) {
            return Reign.of(definition.champion());
        }
        Map<String, Integer> leads = new TreeMap<>(stored.leads());
        leads.keySet().retainAll(definition.learners().keySet());
        return new Reign(stored.champion(), leads);
    }

    /** Name of the learner that answers, for who only reads. */
    static String champion(TrainerDefinition definition, TrainerReads state) {
        return reign(definition, stored(state)).champion();
    }

    /** Name of the learner that answers. */
    String champion() {
        return reign.champion();
    }

    /** Looks whether another of the learners that are still here has earned to answer, where the definition has a rule for that. */
    Optional<Promotion> mark(Standings standings, Predicate<String> here) {
        if (definition.promotion() == null) {
            return Optional.empty();
        }
        Succession.Outcome outcome = new Succession(definition.promotion()).at(reign, standings, here);
        reign = outcome.reign();
        settle();
        return outcome.promotion();
    }

    /**
     * Lets a learner answer from now on.
     *
     * @throws UnusableInputException if there is no such learner, or it is a baseline, or answers already; nothing has changed then
     */
    Promotion promote(String learner, String reason) {
        if (!definition.learners().containsKey(learner) || Baselines.NAMES.contains(learner)) {
            throw new UnusableInputException("learner '" + learner + "' cannot be promoted; expected one of "
                    + definition.learners().keySet() + " that is no baseline");
        }
        if (learner.equals(reign.champion())) {
            throw new UnusableInputException("learner '" + learner + "' answers already");
        }
        Promotion promotion = new Promotion(learner, reign.champion(), reason);
        reign = Reign.of(learner);
        settle();
        return promotion;
    }

    /** Writes down who answers, if that is not what is stored: a learner that left and comes back does so as a challenger. */
    void settle() {
        if (!reign.equals(written)) {
            written = reign;
            state.putRow(TrainerRow.REIGN, reign.toBytes());
        }
    }
}
