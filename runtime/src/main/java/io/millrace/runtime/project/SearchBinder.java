package io.millrace.runtime.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the searches of a model: a learner for each combination of the values that its options may have. */
final class SearchBinder {

    private static final int MOST = 64;
    private static final int HALVE = 5_000;

    private final Problems problems;

    SearchBinder(Problems problems) {
        this.problems = problems;
    }

    /** Options of the learners of a search, by their names: that of the search and a number. */
    Map<String, String> learners(String name, Node node) {
        List<String> texts = List.of(node.get("learner").text());
        Map<String, List<String>> over = node.get("over")
                .entries(
                        (key, values) -> values.items().stream().map(Node::text).toList());
        for (Map.Entry<String, List<String>> option : over.entrySet()) {
            String place = "{" + option.getKey() + "}";
            if (!texts.get(0).contains(place)) {
                problems.atKey(
                        node.pointer() + "/over/" + option.getKey(),
                        "'" + option.getKey() + "' is nowhere in the learner.",
                        "Write " + place + " where its values go: trees.HoeffdingTree -g " + place);
            }
            List<String> more = new ArrayList<>();
            for (String text : texts) {
                option.getValue().forEach(value -> more.add(text.replace(place, value)));
            }
            texts = more;
            if (texts.size() > MOST) {
                problems.atKey(
                        node.pointer() + "/over",
                        "these are more than " + MOST + " learners.",
                        "Give options fewer values: each combination learns every example.");
                return Map.of();
            }
        }
        Map<String, String> learners = new LinkedHashMap<>();
        for (String text : texts) {
            learners.put(name + "_" + (learners.size() + 1), text);
        }
        return learners;
    }

    /** The search that these learners are in. */
    Search search(String name, Node node, Map<String, String> learners, boolean regression) {
        String metric = node.get("by").textOrNull();
        PromotionRule.Metric usual = regression ? PromotionRule.Metric.MAE : PromotionRule.Metric.KAPPA;
        return new Search(
                name,
                List.copyOf(learners.keySet()),
                (int) node.get("halve").whole(HALVE),
                metric == null ? usual : PromotionRule.Metric.valueOf(metric.toUpperCase(Locale.ROOT)));
    }
}
