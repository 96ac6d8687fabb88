package io.millrace.runtime.project;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the models of a project file. */
final class ModelBinder {

    private static final Duration WITHIN = Duration.ofHours(1);

    /** Names under which predictions and evaluations speak of learners that nobody declares as challengers. */
    private static final List<String> RESERVED_LEARNERS = List.of(Model.CHAMPION, "no_change", "majority");

    private final Problems problems;

    ModelBinder(Problems problems) {
        this.problems = problems;
    }

    Model model(String name, Node node) {
        Map<String, Model.Learner> learners = new LinkedHashMap<>();
        learners.put(Model.CHAMPION, learner(Model.CHAMPION, node.get("champion")));
        learners.putAll(node.get("challengers").entries(this::challenger));
        Node label = node.get("label");
        List<String> classes =
                label.get("classes").items().stream().map(Node::text).toList();
        return new Model(
                name,
                node.get("on").text(),
                node.get("features").text(),
                label.get("source").text(),
                label.get("value").text(),
                label.get("within").duration(WITHIN),
                classes.isEmpty() ? List.of("false", "true") : classes,
                node.get("categories")
                        .entries((input, all) ->
                                all.items().stream().map(Node::text).toList()),
                spans(node.get("evaluate")),
                learners);
    }

    private Model.Learner challenger(String name, Node node) {
        if (RESERVED_LEARNERS.contains(name)) {
            problems.atKey(
                    node.pointer(),
                    "a challenger cannot be called '" + name + "'.",
                    "These names are taken: " + String.join(", ", RESERVED_LEARNERS) + ".");
        }
        return learner(name, node);
    }

    private static Model.Learner learner(String name, Node node) {
        return new Model.Learner(
                name,
                node.get("learner").text(),
                preparation(node.get("prepare")),
                node.get("seed").whole(1));
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

    private static Spans spans(Node node) {
        return new Spans(
                (int) node.get("window").whole(Spans.USUAL.window()),
                node.get("fading").real(Spans.USUAL.fading()));
    }
}
