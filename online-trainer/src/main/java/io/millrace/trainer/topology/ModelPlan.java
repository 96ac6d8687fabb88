package io.millrace.trainer.topology;

import io.millrace.runtime.expression.Expression;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.Reaction;
import io.millrace.trainer.learning.LearnerFactory;
import io.millrace.trainer.learning.TrainerDefinition;
import io.millrace.trainer.query.StoreNames;
import io.millrace.trainer.query.TrainerDefinitions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a model's application does, resolved.
 *
 * @param inputs inputs of the learners, in order
 * @param label what an event of the label source says
 * @param weight how often an example counts, as such an event says
 * @param definition the model as the learning core sees it
 * @param learners makes its learners, for as long as the process runs
 * @param placed monitors whose alerts have a place in the order of event time
 * @param watched whether a monitor watches what it says and what comes of it
 */
record ModelPlan(
        Model model,
        Project.Order order,
        List<Input> inputs,
        Optional<Expression> label,
        Optional<Expression> weight,
        TrainerDefinition definition,
        LearnerFactory learners,
        Channels channels,
        Set<String> placed,
        boolean watched) {

    static final String MERGE_PENDING = "merge-pending";
    static final String MERGE_LABELS = "merge-labels";
    static final String MERGE_LABEL_PROGRESS = "merge-label-progress";
    static final String MERGE_HELD = "merge-held";
    static final String MERGE_PROGRESS = StoreNames.MERGE_PROGRESS;

    static ModelPlan of(Plan plan, Model model, Channels channels) {
        return new ModelPlan(
                model,
                plan.project().order(),
                plan.inputs(model),
                plan.label(model),
                plan.weight(model),
                TrainerDefinitions.of(plan, model),
                TrainerDefinitions.factory(),
                channels,
                placed(plan, model),
                plan.project().watchesModel(model.name()));
    }

    static String selectProgressStore(String source) {
        return "select-progress-" + source;
    }

    /** Channels that bring vectors to the merge. */
    Set<String> vectorChannels() {
        return channels.fromVectors(model.on());
    }

    /** Channels that the merge goes by: those of vectors, labels, and alerts where these have a place. */
    Set<String> allChannels() {
        Set<String> all = new HashSet<>();
        model.sources().forEach(source -> all.addAll(channels.fromVectors(source)));
        if (order == Project.Order.EVENT_TIME) {
            all.addAll(alertChannels());
        }
        return all;
    }

    /** Monitors that the model reacts to. */
    Set<String> monitors() {
        return model.reactions().stream().map(Reaction::monitor).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that watch a model are heard when they come: they wait for a model themselves, and perhaps for this one. */
    private static Set<String> placed(Plan plan, Model model) {
        return model.reactions().stream()
                .map(Reaction::monitor)
                .filter(name -> {
                    Monitor monitor = plan.project().monitors().get(name);
                    return monitor != null && monitor.of() instanceof Monitor.Events;
                })
                .collect(Collectors.toSet());
    }

    /** Channels by which these say how far they have judged: in the order of event time, their word comes in its place. */
    private Set<String> alertChannels() {
        return placed.stream().map(Channels::judged).collect(Collectors.toSet());
    }
}
