package io.millrace.runtime.project;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that a feature gives its aggregate what it takes, over windows that can be kept. */
final class FeatureCheck {

    private static final Duration SHORTEST = Duration.ofMillis(64);
    private static final long MOST_PANES = 4096;
    private static final long MOST_SESSIONS = 256;
    private static final int MOST_EDGES = 256;

    private final Feature feature;
    private final @Nullable Source source;
    private final String place;
    private final Problems problems;

    FeatureCheck(Feature feature, @Nullable Source source, String place, Problems problems) {
        this.feature = feature;
        this.source = source;
        this.place = place;
        this.problems = problems;
    }

    void check() {
        AggregateName aggregate = AggregateName.of(feature.aggregate()).orElse(null);
        if (aggregate == null) {
            problems.at(
                    place + "/aggregate",
                    "there is no aggregate '" + feature.aggregate() + "'.",
                    Suggestion.near(feature.aggregate(), AggregateName.names()));
            return;
        }
        if (aggregate.of() != AggregateName.Of.OPTIONAL && feature.of() == null) {
            problems.atKey(
                    place, aggregate.yaml() + " needs a value.", "Add 'of:' with an event field or an expression.");
        }
        parameters(aggregate);
        edges();
        by(aggregate);
        int index = 0;
        for (FeatureWindow window : feature.windows()) {
            window(window, place + "/windows/" + index++);
        }
        if (feature.hop() != null && feature.windows().stream().noneMatch(FeatureCheck::paned)) {
            problems.at(place + "/hop", "there is no window that a hop applies to.", "Remove 'hop'.");
        }
    }

    private void parameters(AggregateName aggregate) {
        for (Parameter parameter : aggregate.required()) {
            if (!feature.parameters().given().contains(parameter)) {
                problems.atKey(
                        place,
                        aggregate.yaml() + " needs '" + parameter.yaml() + "'.",
                        "Add " + parameter.description() + ".");
            }
        }
        for (Parameter parameter : Parameter.values()) {
            if (feature.parameters().given().contains(parameter) && !aggregate.takes(parameter)) {
                problems.atKey(
                        place + "/" + parameter.yaml(),
                        aggregate.yaml() + " takes no '" + parameter.yaml() + "'.",
                        "It is for " + String.join(", ", AggregateName.taking(parameter)) + ".");
            }
        }
    }

    private void edges() {
        if (!feature.parameters().given().contains(Parameter.EDGES)) {
            return;
        }
        List<Double> edges = feature.parameters().reals(Parameter.EDGES);
        if (edges.size() > MOST_EDGES) {
            problems.at(
                    place + "/edges", "there are " + edges.size() + " edges.", "Expected at most " + MOST_EDGES + ".");
        }
        for (int i = 1; i < edges.size(); i++) {
            if (edges.get(i - 1) >= edges.get(i)) {
                problems.at(
                        place + "/edges/" + i,
                        edges.get(i) + " does not come after " + edges.get(i - 1) + ".",
                        "Edges are in ascending order.");
            }
        }
    }

    private void by(AggregateName aggregate) {
        if (feature.by() == null && feature.categories() != null) {
            problems.atKey(place + "/categories", "there is nothing to categorise.", "Add 'by:', or remove it.");
        }
        if (feature.by() != null && aggregate.collection()) {
            problems.atKey(
                    place + "/by",
                    aggregate.yaml() + " gives a list or a map, which cannot be split by category.",
                    "Remove 'by'.");
        }
    }

    private static boolean paned(FeatureWindow window) {
        return window instanceof FeatureWindow.Rolling || window instanceof FeatureWindow.Tumbling;
    }

    private void window(FeatureWindow window, String here) {
        if (window instanceof FeatureWindow.Rolling rolling) {
            length(window, rolling.length(), here);
        } else if (window instanceof FeatureWindow.Tumbling tumbling) {
            length(window, tumbling.length(), here);
            Duration hop = feature.hop();
            if (hop != null && tumbling.length().toMillis() % hop.toMillis() != 0) {
                problems.at(
                        place + "/hop",
                        "the hop does not divide '" + window.text() + "'.",
                        "A tumbling window is a whole number of hops.");
            }
        } else if (window instanceof FeatureWindow.Session session
                && source != null
                && source.late().toMillis() / session.gap().toMillis() > MOST_SESSIONS) {
            problems.at(
                    here,
                    "the gap of '" + window.text() + "' is too short beside 'late' of source '" + source.name() + "'.",
                    "Late events can touch every session of that time: at most " + MOST_SESSIONS + " gaps.");
        }
    }

    private void length(FeatureWindow window, Duration length, String here) {
        if (length.compareTo(SHORTEST) < 0) {
            problems.at(
                    here,
                    "a window of " + window.text() + " is too short.",
                    "The shortest window is " + SHORTEST.toMillis() + "ms.");
        }
        Duration hop = feature.hop();
        if (hop != null && (hop.compareTo(length) > 0 || length.toMillis() / hop.toMillis() > MOST_PANES)) {
            problems.at(
                    place + "/hop",
                    "the hop does not suit a window of " + window.text() + ".",
                    "It is at most the window, and at least a " + MOST_PANES + "th of it.");
        }
    }
}
