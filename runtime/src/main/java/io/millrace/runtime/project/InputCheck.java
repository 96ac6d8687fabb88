package io.millrace.runtime.project;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what services, models and monitors take in: features that there are, of entities that the event names. */
final class InputCheck {

    /** The longest time within which a second label of an event may be dropped where labels are corrected. */
    private static final Duration MOST_DEDUPE = Duration.ofSeconds(1);

    private InputCheck() {}

    static void service(Project project, Service service, Problems problems) {
        Set<String> names = new HashSet<>();
        int index = 0;
        for (String reference : service.features()) {
            String place = "/services/" + service.name() + "/features/" + index++;
            for (String column : columns(project, reference, place, problems)) {
                if (!names.add(column)) {
                    problems.at(place, "'" + column + "' is in this service twice.", "Remove one of them.");
                }
            }
        }
    }

    static void model(Project project, Model model, Problems problems) {
        String place = "/models/" + model.name();
        Source on = ReferenceCheck.known(model.on(), project.sources(), "source", place + "/on", problems);
        Service service =
                ReferenceCheck.known(model.features(), project.services(), "service", place + "/features", problems);
        Source labels = model.label() == null
                ? null
                : ReferenceCheck.known(
                        model.label().source(), project.sources(), "source", place + "/label/source", problems);
        unsupervised(model, place, problems);
        reactions(project, model, place + "/on_alert/", problems);
        if (labels != null && model.rules().corrections()) {
            corrections(model, labels, place, problems);
        }
        classes(model, place, problems);
        searches(model, place, problems);
        if (on != null && service != null) {
            for (String reference : service.features()) {
                reachable(project, on, reference, place + "/features", problems);
                scalar(project, reference, place + "/features", problems);
            }
        }
    }

    private static void reactions(Project project, Model model, String place, Problems problems) {
        for (int i = 0; i < model.reactions().size(); i++) {
            Reaction reaction = model.reactions().get(i);
            Monitor monitor = ReferenceCheck.known(
                    reaction.monitor(), project.monitors(), "monitor", place + i + "/monitor", problems);
            if (monitor != null
                    && reaction.feature() != null
                    && !monitor.watch().contains(reaction.feature())) {
                problems.at(
                        place + i + "/feature",
                        "monitor '" + monitor.name() + "' does not watch '" + reaction.feature() + "'.",
                        Suggestion.near(reaction.feature(), monitor.watch()));
            }
            boolean ofOne = reaction.action() != Reaction.Action.FREEZE;
            if (ofOne && reaction.learner().isEmpty()) {
                problems.at(
                        place + i + "/do",
                        "'promote' and 'reset' need 'learner'.",
                        "Known: " + String.join(", ", model.learners().keySet()) + ".");
            } else if (ofOne && !model.learners().containsKey(reaction.learner())) {
                problems.at(
                        place + i + "/learner",
                        "'" + reaction.learner() + "' is no learner of this model.",
                        Suggestion.near(reaction.learner(), model.learners().keySet()));
            } else if (!ofOne && !reaction.learner().isEmpty()) {
                problems.at(place + i + "/learner", "'freeze' is for all learners.", "Remove 'learner'.");
            }
        }
    }

    /** What is learned as it comes is learned once, whatever its label. */
    private static void unsupervised(Model model, String place, Problems problems) {
        LabelRules rules = model.rules();
        if (model.task().unsupervised() && !rules.equals(LabelRules.NONE) && !rules.equals(LabelRules.ABSENT)) {
            problems.atKey(
                    place,
                    "this model learns every event as it comes, whatever its label.",
                    "Remove 'weights', 'sample', 'label.otherwise' and 'label.corrections'.");
        }
        if (model.task() == Task.CLUSTERING && model.per() != null) {
            problems.at(
                    place + "/per",
                    "clusters of a key are others than those of all, and cannot be weighed against them.",
                    "Remove 'per'.");
        }
        if (model.label() == null && model.promotion() != null) {
            problems.atKey(
                    place + "/promote",
                    "without labels nobody can be better than another.",
                    "Remove 'promote', or add 'label'.");
        }
        if (model.label() == null && !model.searches().isEmpty()) {
            problems.atKey(
                    place + "/search",
                    "without labels nobody can be better than another.",
                    "Remove 'search', or add 'label'.");
        }
    }

    /** What is said of a class is of one that there is. */
    private static void classes(Model model, String place, Problems problems) {
        LabelRules rules = model.rules();
        if (model.regression()) {
            numbers(model, place, problems);
            return;
        }
        if (model.promotion() != null && model.promotion().metric().ofNumbers()) {
            problems.at(
                    place + "/promote/metric",
                    "that is a figure of predicted numbers, and this model predicts classes.",
                    "Expected accuracy, kappa, kappa_temporal, kappa_m, auc, log_loss or brier.");
        }
        if (rules.otherwise() != null && !model.classes().contains(rules.otherwise())) {
            problems.at(
                    place + "/label/otherwise",
                    "'" + rules.otherwise() + "' is no class of this model.",
                    Suggestion.near(rules.otherwise(), model.classes()));
        }
        Map.of("weights", rules.weights(), "sample", rules.sample()).forEach((key, said) -> said.keySet().stream()
                .filter(name -> !model.classes().contains(name))
                .forEach(name -> problems.atKey(
                        place + "/" + key + "/" + name,
                        "'" + name + "' is no class of this model.",
                        Suggestion.near(name, model.classes()))));
    }

    /** A correction has the id of the label that it corrects: ingest would drop it as a repeated event. */
    private static void corrections(Model model, Source labels, String place, Problems problems) {
        if (labels.dedupe().compareTo(MOST_DEDUPE) > 0) {
            problems.at(
                    place + "/label/corrections",
                    "source '" + labels.name() + "' drops a second label of the same event within its 'dedupe' of "
                            + labels.dedupe().toString().substring(2).toLowerCase(Locale.ROOT)
                            + ", so none would be corrected.",
                    "Give it 'dedupe: 1ms'"
                            + (model.on().equals(labels.name()) ? ", or the labels a source of their own." : "."));
        }
    }

    private static void searches(Model model, String place, Problems problems) {
        for (Search search : model.searches()) {
            if (search.metric().ofNumbers() != model.regression()) {
                problems.at(
                        place + "/search/" + search.name() + "/by",
                        "that is no figure of what this model predicts.",
                        model.regression()
                                ? "Expected mae, rmse, r2 or mase."
                                : "Expected accuracy, kappa, kappa_temporal, kappa_m, auc, log_loss or brier.");
            }
        }
    }

    /** What is said of numbers, which have no classes. */
    private static void numbers(Model model, String place, Problems problems) {
        LabelRules rules = model.rules();
        if (rules.otherwise() != null && !number(rules.otherwise())) {
            problems.at(
                    place + "/label/otherwise",
                    "'" + rules.otherwise() + "' is no number, and this model predicts numbers.",
                    "Expected a number, such as 0.");
        }
        Map.of("weights", rules.weights(), "sample", rules.sample()).forEach((key, said) -> {
            if (!said.isEmpty()) {
                problems.atKey(
                        place + "/" + key,
                        "'" + key + "' is by class, and this model predicts numbers.",
                        "Use 'label.weight', or leave it out.");
            }
        });
        if (model.promotion() != null && !model.promotion().metric().ofNumbers()) {
            problems.at(
                    place + "/promote/metric",
                    "that is a figure of predicted classes, and this model predicts numbers.",
                    "Expected mae, rmse, r2 or mase.");
        }
    }

    private static boolean number(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static void reachable(Project project, Source source, String reference, String place, Problems problems) {
        View view = project.views().get(reference.split(":", 2)[0]);
        Entity entity = view == null ? null : project.entities().get(view.entity());
        for (String key : entity == null ? List.<String>of() : entity.key()) {
            if (!source.visible().containsKey(key)) {
                problems.at(
                        place,
                        "events of '" + source.name() + "' have no field '" + key + "', so '" + reference
                                + "' cannot be looked up for them.",
                        "Leave it out, or use a source with that field.");
            }
        }
    }

    static void scalar(Project project, String reference, String place, Problems problems) {
        View view = project.views().get(reference.split(":", 2)[0]);
        List<Feature> collections = view == null
                ? List.of()
                : view.features().values().stream().filter(Feature::collection).toList();
        for (String column : columns(project, reference, place, problems)) {
            String feature = column.split(":", 2)[1];
            if (collections.stream().anyMatch(one -> one.columns().contains(feature))) {
                problems.at(
                        place,
                        "'" + column + "' is a list or a map, which is no input.",
                        "Name the features one by one, without it.");
            }
        }
    }

    static List<String> columns(Project project, String reference, String place, Problems problems) {
        String[] parts = reference.split(":", 2);
        if (parts.length < 2) {
            problems.at(
                    place,
                    "'" + reference + "' is not a feature.",
                    "Write <view>:<feature>, or <view>:* for all of a view.");
            return List.of();
        }
        View view = ReferenceCheck.known(parts[0], project.views(), "view", place, problems);
        if (view == null) {
            return List.of();
        }
        List<String> all = view.columns();
        if (!parts[1].equals("*") && !all.contains(parts[1])) {
            problems.at(
                    place,
                    "view '" + view.name() + "' has no feature '" + parts[1] + "'.",
                    Suggestion.near(parts[1], all));
            return List.of();
        }
        return (parts[1].equals("*") ? all : List.of(parts[1]))
                .stream().map(column -> view.name() + ":" + column).toList();
    }

    static @Nullable FieldType field(Source source, String name, String place, Problems problems) {
        return ReferenceCheck.known(name, source.visible(), "field of source '" + source.name() + "'", place, problems);
    }
}
