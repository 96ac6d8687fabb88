package io.millrace.platform.console;

import io.millrace.schemas.EventInFlight;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** The features of one entity as its last events found them. */
final class EntityHistory {

    private static final int POINTS = 500;

    private final ViewColumns columns;
    private final Deque<EventInFlight> events = new ArrayDeque<>();

    EntityHistory(ViewColumns columns) {
        this.columns = columns;
    }

    void take(EventInFlight event) {
        events.addLast(event);
        if (events.size() > POINTS) {
            events.removeFirst();
        }
    }

    /** As columns, by event time; null where there was no number. */
    JsonObject json() {
        List<EventInFlight> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparingLong(EventInFlight::getTime));
        JsonObject values = new JsonObject();
        for (String column : columns.names()) {
            JsonArray points = new JsonArray();
            ordered.forEach(event -> points.add(columns.number(event, column)));
            if (points.stream().anyMatch(Objects::nonNull)) {
                values.put(column, points);
            }
        }
        JsonArray times = new JsonArray();
        ordered.forEach(event -> times.add(event.getTime()));
        return new JsonObject().put("times", times).put("values", values);
    }
}
