package io.millrace.trainer.learning;

import io.millrace.runtime.project.PromotionRule;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks at every mark whether another learner has earned to answer: by the lead that the rule demands, for as many marks, and more
 * often better than chance would have it. The one that is replaced goes on as a challenger, and may come back by the same rule.
 */
final class Succession {
    private final PromotionRule rule;

    Succession(PromotionRule rule) {
        this.rule = rule;
    }

    /** What a mark has led to. */
    record Outcome(Reign reign, Optional<Promotion> promotion) {}

    Outcome at(Reign reign, Standings standings, Predicate<String> here) {
        List<Candidate> candidates = candidates(reign, standings, here);
        Optional<Promotion> promotion = candidates.stream()
                .filter(one -> one.marks() >= rule.times() && one.z() >= rule.significance())
                .max(Comparator.comparingDouble(Candidate::lead).thenComparing(Candidate::learner))
                .map(best -> best.promotion(rule, reign.champion()));
        return new Outcome(
                promotion
                        .map(made -> Reign.of(made.learner()))
                        .orElseGet(() -> new Reign(
                                reign.champion(),
                                candidates.stream().collect(Collectors.toMap(Candidate::learner, Candidate::marks)))),
                promotion);
    }

    private List<Candidate> candidates(Reign reign, Standings standings, Predicate<String> here) {
        Map<String, Map<Span, Evaluation>> now = standings.now();
        String champion = reign.champion();
        double toBeat = value(Objects.requireNonNull(now.get(champion)));
        return now.keySet().stream()
                .filter(learner ->
                        here.test(learner) && !Baselines.NAMES.contains(learner) && !learner.equals(champion))
                .filter(learner -> leads(value(Objects.requireNonNull(now.get(learner))), toBeat))
                .map(learner -> new Candidate(
                        learner,
                        value(Objects.requireNonNull(now.get(learner))),
                        toBeat,
                        reign.leads().getOrDefault(learner, 0) + 1,
                        standings.ahead(learner, champion),
                        standings.ahead(champion, learner)))
                .toList();
    }

    /** What is not defined leads nothing, and is led by nothing. */
    private boolean leads(double value, double toBeat) {
        return (rule.metric().loss() ? toBeat - value : value - toBeat) >= rule.by();
    }

    private double value(Map<Span, Evaluation> spans) {
        return Objects.requireNonNull(spans.get(Span.valueOf(rule.over().name())))
                .figure(rule.metric());
    }
}
