package io.millrace.runtime.project;

import java.time.Duration;
import java.time.Instant;

/** Reads the monitors of a project file. */
final class MonitorBinder {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final double EFFECT = 0.3;
    private static final String FALSE_ALARMS = "1 per 30d";

    private final Problems problems;

    MonitorBinder(Problems problems) {
        this.problems = problems;
    }

    Monitor monitor(String name, Node node) {
        Node budget = node.get("false_alarms");
        String[] words = (budget.present() ? budget.text() : FALSE_ALARMS).split(" per ", -1);
        double alarms = Double.parseDouble(words[0]);
        if (alarms == 0) {
            problems.at(budget.pointer(), "a budget of no false alarms allows no alerts.", "Give more than 0.");
        }
        Monitor monitor = new Monitor(
                name,
                node.get("source").text(),
                node.get("watch").items().stream().map(Node::text).toList(),
                node.get("reference").get("from").instant(Instant.MIN),
                node.get("reference").get("to").instant(Instant.MAX),
                node.get("window").duration(WINDOW),
                node.get("effect").real(EFFECT),
                quality(node.get("quality")),
                alarms,
                new Node(budget.pointer(), words[1], problems).duration(WINDOW));
        if (!monitor.from().isBefore(monitor.to())) {
            problems.at(
                    node.get("reference").pointer(),
                    "the reference does not end after it starts: from " + monitor.from() + " to " + monitor.to() + ".",
                    "'to' has to be later than 'from'.");
        }
        return monitor;
    }

    private static Monitor.Quality quality(Node node) {
        return new Monitor.Quality(
                node.get("missing").real(0),
                node.get("new_category").real(0),
                node.get("volume").real(0));
    }
}
