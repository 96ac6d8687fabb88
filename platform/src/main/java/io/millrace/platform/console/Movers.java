package io.millrace.platform.console;

import io.millrace.schemas.EventInFlight;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which entities have moved the most, from the first of some events to the last. A change is measured in the root mean square of its feature, so that
 * a sum of thousands does not hide a share.
 */
final class Movers {

    private static final int MOST = 12;

    /** Of each feature: one that grows with the time would have all places. */
    private static final int OF_ONE_FEATURE = 3;

    private final ViewColumns columns;
    private final Map<String, Seen> entities = new HashMap<>();
    private final Map<String, Size> sizes = new HashMap<>();

    /** First and last event of an entity. */
    private record Seen(EventInFlight first, EventInFlight last, int events) {

        private Seen and(EventInFlight event) {
            return new Seen(
                    event.getTime() < first.getTime() ? event : first,
                    event.getTime() >= last.getTime() ? event : last,
                    events + 1);
        }
    }

    private record Size(double squares, long count) {

        private double rootMeanSquare() {
            return Math.sqrt(squares / count);
        }
    }

    private record Mover(String entity, String feature, double before, double after, double size) {

        private double distance() {
            return Math.abs(after - before) / size;
        }

        private JsonObject json() {
            return new JsonObject()
                    .put("entity", entity)
                    .put("feature", feature)
                    .put("before", before)
                    .put("after", after);
        }
    }

    Movers(ViewColumns columns) {
        this.columns = columns;
    }

    void take(String entity, EventInFlight event) {
        Seen seen = entities.get(entity);
        entities.put(entity, seen == null ? new Seen(event, event, 1) : seen.and(event));
        for (String column : columns.names()) {
            Double value = columns.number(event, column);
            if (value != null) {
                sizes.merge(
                        column,
                        new Size(value * value, 1),
                        (one, more) -> new Size(one.squares + more.squares, one.count + more.count));
            }
        }
    }

    /** How many entities there were. */
    int entities() {
        return entities.size();
    }

    /** Entities with the most events, these first. */
    JsonArray busiest() {
        JsonArray all = new JsonArray();
        entities.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Seen> one) -> -one.getValue().events)
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .forEach(one ->
                        all.add(new JsonObject().put("entity", one.getKey()).put("events", one.getValue().events)));
        return all;
    }

    /** The largest changes, the largest first. */
    JsonArray json() {
        List<Mover> movers = new ArrayList<>();
        entities.forEach((entity, seen) -> columns.names().forEach(column -> {
            Double before = columns.number(seen.first, column);
            Double after = columns.number(seen.last, column);
            Size size = sizes.get(column);
            if (before != null && after != null && size != null && !before.equals(after)) {
                movers.add(new Mover(entity, column, before, after, size.rootMeanSquare()));
            }
        }));
        movers.sort(Comparator.comparingDouble(Mover::distance).reversed().thenComparing(Mover::entity));
        Map<String, Integer> of = new HashMap<>();
        JsonArray all = new JsonArray();
        movers.stream()
                .filter(mover -> of.merge(mover.feature(), 1, Integer::sum) <= OF_ONE_FEATURE)
                .limit(MOST)
                .map(Mover::json)
                .forEach(all::add);
        return all;
    }
}
