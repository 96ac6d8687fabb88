package io.millrace.runtime.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the models of a project file. */
final class ModelBinder {

    private static final Duration WITHIN = Duration.ofHours(1);
    private static final long CLUSTERS = 5;
    private static final double LEAD = 0.01;
    private static final int MARKS = 3;

    /** One chance in a hundred, one-sided. */
    private static final double Z = 2.33;

    /** Names under which predictions and evaluations speak of learners that nobody declares as challengers. */
    private static final List<String> RESERVED_LEARNERS = List.of(Model.CHAMPION, "no_change", "majority", "mean");

    private final Path folder;
    private final Problems problems;

    ModelBinder(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    Model model(String name, Node node) {
        Task task = choice(node.get("task"), Task.CLASSIFICATION, Task.values());
        PerKey per = per(node.get("per"));
        Map<String, Model.Learner> learners = new LinkedHashMap<>();
        learners.put(Model.CHAMPION, learner(Model.CHAMPION, node.get("champion"), per));
        learners.putAll(node.get("challengers").entries((challenger, one) -> challenger(challenger, one, per)));
        List<Search> searches = searches(node, learners, task);
        return new Model(
                name,
                node.get("on").text(),
                node.get("features").text(),
                task,
                label(node, task),
                classes(node, task),
                node.get("categories")
                        .entries((input, all) ->
                                all.items().stream().map(Node::text).toList()),
                rules(node),
                evaluate(node.get("evaluate")),
                per,
                budget(node.get("budget")),
                promotion(node.get("promote")),
                searches,
                node.get("on_alert").items().stream().map(ModelBinder::reaction).toList(),
                learners);
    }

    private Model.@Nullable Label label(Node model, Task task) {
        Node label = model.get("label");
        if (label.present() ? task == Task.CLUSTERING : !task.unsupervised()) {
            problems.atKey(
                    model.pointer(),
                    label.present()
                            ? "clusters have no labels."
                            : "a model of this task learns from labels, and has none.",
                    label.present()
                            ? "Remove 'label'."
                            : "Add 'label'; 'task: anomaly' and 'task: clustering' do without.");
        }
        return label.present()
                ? new Model.Label(
                        label.get("source").text(),
                        label.get("value").text(),
                        label.get("weight").textOrNull(),
                        label.get("within").duration(WITHIN))
                : null;
    }

    /** Adds the learners of the searches to the others. */
    private List<Search> searches(Node node, Map<String, Model.Learner> learners, Task task) {
        SearchBinder binder = new SearchBinder(problems);
        List<Search> searches = new ArrayList<>();
        node.get("search").entries((name, one) -> {
            Map<String, String> found = binder.learners(name, one);
            found.forEach((learner, options) -> {
                Model.Learner before = learners.put(
                        learner,
                        new Model.Learner(
                                learner,
                                options,
                                preparation(one.get("prepare")),
                                one.get("seed").whole(1),
                                node.get("per").present()));
                if (before != null) {
                    problems.atKey(
                            one.pointer(),
                            "a learner of this search is called '" + learner + "', as another one is.",
                            "Give the search another name.");
                }
            });
            searches.add(binder.search(name, one, found, task == Task.REGRESSION));
            return name;
        });
        return searches;
    }

    private List<String> classes(Node node, Task task) {
        Node declared = node.get("label").get("classes");
        if (declared.present() && task != Task.CLASSIFICATION) {
            problems.at(
                    declared.pointer(),
                    task == Task.REGRESSION
                            ? "a regression predicts numbers, and has no classes."
                            : "an event is unusual or not: the classes are false and true.",
                    "Remove 'classes'.");
        }
        if (node.get("clusters").present() && task != Task.CLUSTERING) {
            problems.at(node.get("clusters").pointer(), "this model looks for no clusters.", "Remove 'clusters'.");
        }
        if (task == Task.REGRESSION) {
            return List.of();
        }
        if (task == Task.CLUSTERING) {
            return IntStream.rangeClosed(1, (int) node.get("clusters").whole(CLUSTERS))
                    .mapToObj(String::valueOf)
                    .toList();
        }
        List<String> classes = declared.items().stream().map(Node::text).toList();
        return classes.isEmpty() ? List.of("false", "true") : classes;
    }

    private Model.Learner challenger(String name, Node node, @Nullable PerKey per) {
        if (RESERVED_LEARNERS.contains(name)) {
            problems.atKey(
                    node.pointer(),
                    "a challenger cannot be called '" + name + "'.",
                    "These names are taken: " + String.join(", ", RESERVED_LEARNERS) + ".");
        }
        return learner(name, node, per);
    }

    private Model.Learner learner(String name, Node node, @Nullable PerKey per) {
        boolean shared = node.get("shared").bool(false) || node.get("onnx").present();
        return new Model.Learner(
                name,
                options(node),
                preparation(node.get("prepare")),
                node.get("seed").whole(1),
                per != null && !shared);
    }

    /** Of a file its place, whatever folder the process runs in. */
    private String options(Node node) {
        Node file = node.get("onnx");
        if (file.present() == node.get("learner").present()) {
            problems.atKey(
                    node.pointer(),
                    "a learner is either one that learns, or a file.",
                    "Give it 'learner:', or 'onnx:' and a file, and not both.");
        }
        if (!file.present()) {
            return node.get("learner").text();
        }
        Path path = folder.resolve(file.text()).toAbsolutePath().normalize();
        if (!Files.isReadable(path)) {
            problems.at(
                    file.pointer(),
                    "the file '" + file.text() + "' cannot be read.",
                    "It is looked for in " + folder + ".");
        }
        return Model.ONNX + " " + path;
    }

    /** One of the usual ones by name, or each choice by itself. */
    private static PreparationSpec preparation(Node node) {
        if (!node.mapping()) {
            return "standard".equals(node.textOrNull()) ? PreparationSpec.STANDARD : PreparationSpec.NONE;
        }
        PreparationSpec usual = PreparationSpec.NONE;
        return new PreparationSpec(
                choice(node.get("scale"), usual.scale(), PreparationSpec.Scale.values()),
                choice(node.get("missing"), usual.missing(), PreparationSpec.Missing.values()),
                choice(node.get("categories"), usual.encoding(), PreparationSpec.Encoding.values()),
                (int) node.get("size").whole(usual.size()),
                node.get("clip").real(usual.clip()));
    }

    private static <T extends Enum<T>> T choice(Node node, T usual, T[] all) {
        for (T one : all) {
            if (one.name().toLowerCase(Locale.ROOT).equals(node.textOrNull())) {
                return one;
            }
        }
        return usual;
    }

    /** A key alone, or with how its models are kept. */
    private static @Nullable PerKey per(Node node) {
        if (!node.present()) {
            return null;
        }
        return node.mapping()
                ? new PerKey(
                        node.get("key").text(),
                        node.get("prior").real(PerKey.USUAL_PRIOR),
                        node.get("ttl").durationOrNull())
                : new PerKey(node.text(), PerKey.USUAL_PRIOR, null);
    }

    private static LabelRules rules(Node node) {
        Node label = node.get("label");
        return new LabelRules(
                label.present(),
                label.get("otherwise").textOrNull(),
                "learn".equals(label.get("corrections").textOrNull()),
                node.get("weights").entries((name, weight) -> weight.real(1)),
                node.get("sample").entries((name, share) -> share.real(1)));
    }

    private static @Nullable PromotionRule promotion(Node node) {
        return node.present()
                ? new PromotionRule(
                        choice(node.get("metric"), PromotionRule.Metric.KAPPA, PromotionRule.Metric.values()),
                        choice(node.get("over"), PromotionRule.Over.WINDOW, PromotionRule.Over.values()),
                        node.get("by").real(LEAD),
                        (int) node.get("times").whole(MARKS),
                        node.get("significance").real(Z))
                : null;
    }

    private static Reaction reaction(Node node) {
        return new Reaction(
                node.get("monitor").text(),
                node.get("feature").textOrNull(),
                choice(node.get("do"), Reaction.Action.FREEZE, Reaction.Action.values()),
                Objects.requireNonNullElse(node.get("learner").textOrNull(), ""));
    }

    private static ModelBudget budget(Node node) {
        ModelBudget usual = ModelBudget.USUAL;
        return new ModelBudget(
                node.get("mib").whole(usual.bytes() >> 20) << 20,
                choice(node.get("outgrown"), usual.outgrown(), ModelBudget.Outgrown.values()));
    }

    private static EvaluationSpec evaluate(Node node) {
        return new EvaluationSpec(
                (int) node.get("window").whole(EvaluationSpec.USUAL.window()),
                node.get("fading").real(EvaluationSpec.USUAL.fading()),
                Objects.requireNonNullElse(node.get("by").textOrNull(), ""));
    }
}
