package io.millrace.runtime.project;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads what the windows of a monitor are compared with. */
final class ReferenceBinder {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<String> STRETCHES = List.of("first", "trailing", "hour_of_week");
    private static final int FEWEST_WINDOWS = 4;

    /** Seconds to the year 11000 or so. */
    private static final long FAR = 300_000_000_000L;

    private final Problems problems;

    ReferenceBinder(Problems problems) {
        this.problems = problems;
    }

    Monitor.Reference reference(Node node, Duration window) {
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
        int before = problems.found().size();
        Duration length = node.get(key).duration(HOUR);
        if (problems.found().size() > before) {
            return new Monitor.First(length);
        }
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
                && (HOUR.toMillis() % window.toMillis() == 0 || window.toMillis() % HOUR.toMillis() == 0);
        if (length.compareTo(WEEK) < 0 || !divides) {
            problems.at(
                    node.pointer(),
                    "a reference by the hour of the week over " + Durations.text(length) + " does not fit windows of "
                            + Durations.text(window) + ".",
                    "Give it 7d or more, and windows that divide an hour, or are hours that divide a week.");
        }
        return new Monitor.HourOfWeek(length);
    }

    /** How many windows a reference has for one that is judged, when it is whole. */
    static long windows(Monitor.Reference reference, Duration window) {
        if (reference instanceof Monitor.HourOfWeek week) {
            return week.length().dividedBy(WEEK) * Math.max(1, HOUR.dividedBy(window));
        }
        if (reference instanceof Monitor.Interval interval) {
            return (millis(interval.to()) - millis(interval.from())) / window.toMillis();
        }
        return reference instanceof Monitor.First first
                ? first.length().dividedBy(window)
                : ((Monitor.Trailing) reference).length().dividedBy(window);
    }

    /** Of times far beyond all events some that is. */
    private static long millis(Instant time) {
        return 1_000 * Math.max(-FAR, Math.min(FAR, time.getEpochSecond())) + time.getNano() / 1_000_000;
    }
}
