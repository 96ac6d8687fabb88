package io.millrace.features.engine;

/**
 * The newest events of a view, a fixed number of them, by event time; at equal times the one given later is newer. A
 * feature's own condition chooses among them: of the last 20 edits, how many were to talk pages.
 *
 * @param events how many, 1 to {@value #MOST}: each takes its place in the row
 */
public record LastEventsWindow(int events) implements Window {

    /** The most events of one window. */
    public static final int MOST = 256;

    public LastEventsWindow {
        if (events < 1 || events > MOST) {
            throw new IllegalArgumentException(
                    "a window of the last " + events + " events will not do: give 1 to " + MOST);
        }
    }

    @Override
    public String describe() {
        return "last " + events;
    }

    @Override
    public boolean ofTheView() {
        return true;
    }
}
