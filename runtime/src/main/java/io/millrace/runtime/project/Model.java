package io.millrace.runtime.project;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model that predicts for each event of a source, and learns when the label comes, or at once where there are none.
 *
 * @param on source whose events are predicted
 * @param features service that gives the inputs
 * @param task what it does
 * @param label where its labels come from; null when it has none
 * @param classes class names, in order; none where a number is predicted
 * @param categories of inputs that are texts, all that they can be, where that is known
 * @param rules what is done with labels beyond joining them
 * @param evaluate how learners are judged
 * @param per that its learners have a model for each key; null for one model for all
 * @param budget how large each of its learners may become
 * @param promotion when another learner becomes the one that answers; null when only by hand
 * @param searches which of the challengers are there to find the best of them
 * @param reactions what is done when alerts fire
 * @param learners champion under the name {@code champion}, then the challengers, those of searches last
 */
public record Model(
        String name,
        String on,
        String features,
        Task task,
        @Nullable Label label,
        List<String> classes,
        Map<String, List<String>> categories,
        LabelRules rules,
        EvaluationSpec evaluate,
        @Nullable PerKey per,
        ModelBudget budget,
        @Nullable PromotionRule promotion,
        List<Search> searches,
        List<Reaction> reactions,
        Map<String, Learner> learners) {

    /**
     * Labels of a model.
     *
     * @param source whose events carry the id of the event that they judge
     * @param value CEL value over these events, such as a field
     * @param weight CEL number over the same events, how often the example counts when it is learned; null for once
     * @param within event time after which a missing label is given up
     */
    public record Label(
            String source, String value, @Nullable String weight, Duration within) {}

    /** Whether a number is predicted, and not a class. */
    public boolean regression() {
        return task == Task.REGRESSION;
    }

    /** Sources whose events it needs: those that it predicts, and its labels. */
    public Set<String> sources() {
        Set<String> sources = new LinkedHashSet<>(Set.of(on));
        if (label != null) {
            sources.add(label.source());
        }
        return sources;
    }

    /** Event time between two marks of its log, at which it says how far it has come. */
    public static final Duration MARK_EVERY = Duration.ofMinutes(10);

    /** Name of the learner that answers until another is promoted. */
    public static final String CHAMPION = "champion";

    /** First word of the options of a learner that is a file; what follows is its path. */
    public static final String ONNX = "onnx";

    /**
     * A learner of a model.
     *
     * @param learner class and options, such as {@code trees.HoeffdingTree -g 50}
     * @param preparation what inputs go through before it sees them
     * @param perKey whether it has a model for each key, beside the one for all
     */
    public record Learner(String name, String learner, PreparationSpec preparation, long seed, boolean perKey) {}
}
