package io.millrace.trainer.learning;

import io.millrace.runtime.project.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which learners are still in their searches. After each so many labels the worse half of a search leaves, until one is left (successive
 * halving: Jamieson, Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", AISTATS 2016). One that has left does not
 * come back.
 */
final class Searches {
    private static final int FORMAT = 1;

    private final List<Search> searches;
    private final Set<String> left = new TreeSet<>();

    /** By search: labels at which it is halved next. */
    private final Map<String, Double> next = new TreeMap<>();

    Searches(TrainerDefinition definition, TrainerReads state) {
        this.searches = definition.searches();
        byte @Nullable [] row = state.row(TrainerRow.SEARCHES);
        if (row != null) {
            Decoder in = new Decoder("searches", FORMAT, row);
            for (int count = in.count(1); count > 0; count--) {
                left.add(in.text());
            }
            for (int count = in.count(2); count > 0; count--) {
                next.put(in.text(), in.amount());
            }
            in.end();
        }
    }

    /** Whether a learner has left. */
    boolean without(String learner) {
        return left.contains(learner);
    }

    /**
     * Looks whose time is up.
     *
     * @param champion who answers: it stays
     * @param state where it is written down who leaves
     */
    List<Elimination> mark(Standings standings, String champion, TrainerState state) {
        Map<String, Double> before = Map.copyOf(next);
        List<Elimination> all = new ArrayList<>();
        Map<String, Map<Span, Evaluation>> now = null;
        for (Search search : searches) {
            List<String> in = search.learners().stream()
                    .filter(learner -> !without(learner) && standings.learners().contains(learner))
                    .toList();
            if (in.size() > 1) {
                now = now == null ? standings.now() : now;
                all.addAll(mark(search, in, now, champion));
            }
        }
        if (!next.equals(before)) { // a search can be looked at, and nobody leaves
            write(state);
        }
        return all;
    }

    private List<Elimination> mark(
            Search search, List<String> in, Map<String, Map<Span, Evaluation>> now, String champion) {
        double due = next.getOrDefault(search.name(), (double) search.halve());
        double least = in.stream()
                .mapToDouble(learner -> total(now, learner).count())
                .min()
                .orElse(0);
        if (least < due) {
            return List.of();
        }
        next.put(search.name(), least + search.halve());
        List<String> ranked = in.stream()
                .sorted(Comparator.comparingDouble((String learner) -> badness(search, total(now, learner)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        int kept = (in.size() + 1) / 2;
        List<Elimination> leaving = new ArrayList<>();
        for (int rank = kept; rank < ranked.size(); rank++) {
            String learner = ranked.get(rank);
            if (!learner.equals(champion)) {
                left.add(learner);
                leaving.add(new Elimination(
                        learner,
                        String.format(
                                Locale.ROOT,
                                "number %d of the %d that were left in search '%s', of which %d go on: %s %.4f, the best %.4f, after %.0f labels",
                                rank + 1,
                                in.size(),
                                search.name(),
                                kept,
                                search.metric().name().toLowerCase(Locale.ROOT),
                                total(now, learner).figure(search.metric()),
                                total(now, ranked.get(0)).figure(search.metric()),
                                least)));
            }
        }
        return leaving;
    }

    /** The lower the better; what is not defined is worst. */
    private static double badness(Search search, Evaluation of) {
        double figure = of.figure(search.metric());
        if (Double.isNaN(figure)) {
            return Double.POSITIVE_INFINITY;
        }
        return search.metric().loss() ? figure : -figure;
    }

    private static Evaluation total(Map<String, Map<Span, Evaluation>> now, String learner) {
        return Objects.requireNonNull(
                Objects.requireNonNull(now.get(learner), learner).get(Span.TOTAL));
    }

    private void write(TrainerState state) {
        Encoder out = new Encoder(FORMAT).whole(left.size());
        left.forEach(out::text);
        out.whole(next.size());
        next.forEach((search, labels) -> out.text(search).amount(labels));
        state.putRow(TrainerRow.SEARCHES, out.toBytes());
    }
}
