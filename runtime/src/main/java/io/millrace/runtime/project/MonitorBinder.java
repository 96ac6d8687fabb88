package io.millrace.runtime.project;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads the monitors of a project file. */
final class MonitorBinder {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final double EFFECT = 0.3;
    private static final String FALSE_ALARMS = "1 per 30d";

    /** Seconds to the year 11000 or so. */
    private static final long FAR = 300_000_000_000L;

    private static final int MOST_WINDOWS = 63;
    private static final int FEWEST_WINDOWS = 4;
    private static final Duration OUTCOMES = Model.MARK_EVERY;
    private static final List<String> STRETCHES = List.of("first", "trailing", "hour_of_week");
    private static final Duration WEEK = Duration.ofDays(7);

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
        Duration window = node.get("window").duration(WINDOW);
        String severity = node.get("severity").present() ? node.get("severity").text() : "warning";
        return new Monitor(
                name,
                subject(node, window),
                node.get("watch").items().stream().map(Node::text).toList(),
                segments(node.get("segments")),
                Monitor.Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
                reference(node.get("reference"), window),
                window,
                node.get("effect").real(EFFECT),
                quality(node.get("quality")),
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

    private Monitor.Reference reference(Node node, Duration window) {
        boolean interval = node.get("from").present() && node.get("to").present();
        boolean bounds = node.get("from").present() || node.get("to").present();
        List<String> stretches =
                STRETCHES.stream().filter(key -> node.get(key).present()).toList();
        if ((bounds ? 1 : 0) + stretches.size() != 1 || bounds != interval) {
            problems.at(
                    node.pointer(),
                    "a reference is one of four.",
                    "Write {from: TIME, to: TIME}, {first: 1d}, {trailing: 7d} or {hour_of_week: 28d}.");
        }
        if (!stretches.isEmpty()) {
            return stretch(stretches.get(0), node, window);
        }
        if (!interval) {
            return new Monitor.Interval(Instant.MIN, Instant.MAX); // said above
        }
        Monitor.Interval found = new Monitor.Interval(
                node.get("from").instant(Instant.MIN), node.get("to").instant(Instant.MAX));
        if (!found.from().isBefore(found.to())) {
            problems.at(
                    node.pointer(),
                    "the reference does not end after it starts: from " + found.from() + " to " + found.to() + ".",
                    "'to' has to be later than 'from'.");
        }
        if (found.from().isBefore(found.to())) {
            long length = window.toMillis();
            if (Math.floorDiv(millis(found.to()), length) + Math.floorDiv(-millis(found.from()), length) < 1) {
                problems.at(
                        node.pointer(),
                        "the reference holds no whole window of " + Durations.text(window) + ".",
                        "Windows begin at multiples of their length since 1970. Make it longer, or the windows shorter.");
            }
        }
        return found;
    }

    private Monitor.Reference stretch(String key, Node node, Duration window) {
        Duration length = node.get(key).duration(WINDOW);
        if (length.compareTo(window.multipliedBy(FEWEST_WINDOWS)) < 0) {
            problems.at(
                    node.pointer(),
                    "a reference of " + Durations.text(length) + " holds fewer than " + FEWEST_WINDOWS + " windows of "
                            + Durations.text(window) + ".",
                    "Make it longer, or the windows shorter.");
        }
        if (key.equals("hour_of_week")) {
            return hourOfWeek(node, length, window);
        }
        return key.equals("first") ? new Monitor.First(length) : new Monitor.Trailing(length);
    }

    private Monitor.Reference hourOfWeek(Node node, Duration length, Duration window) {
        boolean divides = WEEK.toMillis() % window.toMillis() == 0
                && (WINDOW.toMillis() % window.toMillis() == 0 || window.toMillis() % WINDOW.toMillis() == 0);
        if (length.compareTo(WEEK) < 0 || !divides) {
            problems.at(
                    node.pointer(),
                    "a reference by the hour of the week over " + Durations.text(length) + " does not fit windows of "
                            + Durations.text(window) + ".",
                    "Give it 7d or more, and windows that divide an hour, or are hours that divide a week.");
        }
        return new Monitor.HourOfWeek(length);
    }

    /** Of times far beyond all events some that is. */
    private static long millis(Instant time) {
        return 1_000 * Math.max(-FAR, Math.min(FAR, time.getEpochSecond())) + time.getNano() / 1_000_000;
    }

    private static Monitor.Quality quality(Node node) {
        return new Monitor.Quality(
                node.get("missing").real(0),
                node.get("new_category").real(0),
                node.get("range").real(0),
                node.get("stuck").real(0),
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
