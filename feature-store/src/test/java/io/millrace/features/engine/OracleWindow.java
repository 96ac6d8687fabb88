package io.millrace.features.engine;

import io.millrace.runtime.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a view are in a window at a time, out of all of them.
 *
 * @param events of the view, in the order given
 * @param punctual those of them that were within the history of the view when they came
 * @param newest time of the view's newest event
 */
record OracleWindow(List<Event> events, List<Event> punctual, long newest) {

    /** The events in the window; null when the window cannot be read at that time. */
    @Nullable
    List<Event> at(Window window, long asOf) {
        boolean past = events.stream().anyMatch(event -> event.time() > asOf);
        if (window instanceof PanedWindow paned) {
            return events.stream()
                    .filter(event -> inPanes(paned, event.time(), asOf))
                    .toList();
        }
        if (window instanceof SessionWindow session) {
            return session(session.gap(), asOf);
        }
        if (window instanceof LastEventsWindow last) {
            return past && events.size() >= last.events() ? null : lastEvents(last.events(), asOf);
        }
        return past ? null : events;
    }

    /** At the head by the event, or by its hop when something newer is known; at the tail by the hop. */
    private boolean inPanes(PanedWindow window, long time, long asOf) {
        long hop = window.hop();
        long paneStart = time - Math.floorMod(time, hop);
        boolean headIn = asOf >= newest ? time <= asOf : paneStart <= asOf;
        boolean tailIn = window instanceof RollingWindow
                ? paneStart + hop - 1 > asOf - window.length()
                : time >= asOf - Math.floorMod(asOf, window.length());
        return headIn && tailIn;
    }

    private @Nullable List<Event> session(long gap, long asOf) {
        for (List<Event> session : sessions(gap)) {
            long first = session.get(0).time();
            long last = session.get(session.size() - 1).time();
            if (first <= asOf && asOf < last) {
                return null;
            }
            if (last <= asOf && asOf - last <= gap) {
                return punctual.stream().filter(session::contains).toList();
            }
        }
        return List.of();
    }

    private List<List<Event>> sessions(long gap) {
        List<List<Event>> sessions = new ArrayList<>();
        List<Event> sorted = new ArrayList<>(punctual);
        sorted.sort(Comparator.comparingLong(Event::time));
        for (Event event : sorted) {
            List<Event> current = sessions.isEmpty() ? List.of() : sessions.get(sessions.size() - 1);
            if (current.isEmpty()
                    || event.time() - current.get(current.size() - 1).time() > gap) {
                sessions.add(new ArrayList<>());
            }
            sessions.get(sessions.size() - 1).add(event);
        }
        return sessions;
    }

    private List<Event> lastEvents(int most, long asOf) {
        List<Event> sorted = events.stream()
                .filter(event -> event.time() <= asOf)
                .sorted(Comparator.comparingLong(Event::time))
                .toList();
        return sorted.subList(Math.max(0, sorted.size() - most), sorted.size());
    }
}
