package io.millrace.runtime.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the services of a project file. */
final class ServiceBinder {

    private final Problems problems;

    ServiceBinder(Problems problems) {
        this.problems = problems;
    }

    Service service(String name, Node node) {
        List<String> features = new ArrayList<>();
        Map<String, String> event = new LinkedHashMap<>();
        Map<String, String> derived = new LinkedHashMap<>();
        boolean log = false;
        boolean skewCheck = false;
        for (Node item : node.items()) {
            if (item.mapping()) {
                log |= item.get("log").bool(false);
                skewCheck |= item.get("skew_check").bool(false);
                item.get("event").entries((input, text) -> input(name, "event", input, text, event, derived));
                item.get("derived").entries((input, text) -> input(name, "derived", input, text, derived, event));
            } else {
                problems.place("/services/" + name + "/features/" + features.size(), item.pointer());
                features.add(item.text());
            }
        }
        return new Service(name, features, event, derived, log, skewCheck);
    }

    private String input(
            String service,
            String kind,
            String input,
            Node expression,
            Map<String, String> inputs,
            Map<String, String> others) {
        if (inputs.containsKey(input) || others.containsKey(input)) {
            problems.atKey(
                    expression.pointer(), "'" + input + "' is in this service twice.", "Rename or remove one of them.");
        }
        problems.place("/services/" + service + "/" + kind + "/" + input, expression.pointer());
        inputs.put(input, expression.text());
        return input;
    }
}
