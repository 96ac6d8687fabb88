package io.millrace.runtime.project;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads the monitors of a project file. */
final class MonitorBinder {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final double EFFECT = 0.3;
    private static final String FALSE_ALARMS = "1 per 30d";

    private static final int MOST_WINDOWS = 63;

    /** As many as say how much windows differ in their rows. */
    private static final int FEWEST_FOR_VOLUME = 8;

    private static final Duration OUTCOMES = Model.MARK_EVERY;

    private final Problems problems;
    private final ReferenceBinder references;

    MonitorBinder(Problems problems) {
        this.problems = problems;
        this.references = new ReferenceBinder(problems);
    }

    Monitor monitor(String name, Node node) {
        Node budget = node.get("false_alarms");
        String[] words = (budget.present() ? budget.text() : FALSE_ALARMS).split(" per ", -1);
        double alarms = Double.parseDouble(words[0]);
        if (alarms == 0) {
            problems.at(budget.pointer(), "a budget of no false alarms allows no alerts.", "Give more than 0.");
        }
        int before = problems.found().size();
        Duration window = node.get("window").duration(WINDOW);
        boolean known = problems.found().size() == before;
        // everything fits a millisecond: what does not fit a window that is none is not worth saying
        Monitor.Reference reference =
                references.reference(node.get("reference"), known ? window : Duration.ofMillis(1));
        Monitor.Quality quality = quality(node.get("quality"));
        if (quality.volume() > 0 && problems.none()) {
            volume(node.get("quality").get("volume"), ReferenceBinder.windows(reference, window));
        }
        String severity = node.get("severity").present() ? node.get("severity").text() : "warning";
        return new Monitor(
                name,
                subject(node, window),
                node.get("watch").items().stream().map(Node::text).toList(),
                segments(node.get("segments")),
                Monitor.Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
                reference,
                window,
                node.get("effect").real(EFFECT),
                quality,
                node.get("sequential").bool(true),
                firing(node),
                alarms,
                new Node(budget.pointer(), words[1], problems).duration(WINDOW));
    }

    private static Map<String, List<String>> segments(Node node) {
        return node.entries(
                (field, values) -> values.items().stream().map(Node::text).toList());
    }

    private Monitor.Subject subject(Node node, Duration window) {
        Node source = node.get("source");
        Node model = node.get("model");
        if (source.present() == model.present()) {
            problems.at(
                    node.pointer(),
                    "a monitor watches a source or a model.",
                    "Write source: <name>, or model: <name>.");
        }
        if (!model.present()) {
            return new Monitor.Events(source.present() ? source.text() : "");
        }
        if (window.toMillis() % OUTCOMES.toMillis() != 0) {
            problems.at(
                    node.pointer() + "/window",
                    "a window of " + Durations.text(window) + " is no multiple of " + Durations.text(OUTCOMES) + ".",
                    "A model says how far it has come every " + Durations.text(OUTCOMES) + " of event time.");
        }
        return new Monitor.Outcomes(model.text());
    }

    private void volume(Node node, long windows) {
        if (windows < FEWEST_FOR_VOLUME) {
            problems.at(
                    node.pointer(),
                    "the reference has " + windows + (windows == 1 ? " window" : " windows")
                            + " for each that is judged, and numbers of rows need " + FEWEST_FOR_VOLUME + ".",
                    "Make the reference longer, or the windows shorter, or leave volume out.");
        }
    }

    private static Monitor.Quality quality(Node node) {
        return new Monitor.Quality(
                node.get("missing").real(0),
                node.get("new_category").real(0),
                node.get("range").real(0),
                node.get("stuck").real(0),
                node.get("joint").real(0),
                node.get("volume").real(0));
    }

    private Monitor.Firing firing(Node node) {
        Node after = node.get("after");
        String[] words = (after.present() ? after.text() : "1 of 1").split(" of ", -1);
        int needed = Integer.parseInt(words[0]);
        int of = Integer.parseInt(words[1]);
        if (needed < 1 || of < needed || of > MOST_WINDOWS) {
            problems.at(
                    after.pointer(),
                    "'" + after.text() + "' windows cannot be.",
                    "Expected at least 1, of as many or more, up to " + MOST_WINDOWS + ".");
            needed = 1;
            of = 1;
        }
        return new Monitor.Firing(
                needed, of, Objects.requireNonNullElse(node.get("cool_down").durationOrNull(), Duration.ZERO));
    }
}
