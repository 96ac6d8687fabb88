package io.millrace.platform.console;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.View;
import io.millrace.schemas.EventInFlight;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the features of a view have moved over some events: of one entity event by event, and of all which moved the most. A change is measured in
 * the root mean square of its feature, so that a sum of thousands does not hide a share.
 */
final class EntityChanges {

    private static final int POINTS = 500;
    private static final int MOVERS = 12;

    /** Of each feature: one that grows with the time would have all places. */
    private static final int MOVERS_OF_ONE = 3;

    private static final int BUSIEST = 12;

    private final View view;
    private final Entity entity;
    private final @Nullable String wanted;
    private final Map<String, Sights> sights = new HashMap<>();
    private final Deque<EventInFlight> history = new ArrayDeque<>();
    private final Map<String, double[]> sizes = new HashMap<>();
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    /** First and last event of an entity. */
    private static final class Sights {
        private EventInFlight first;
        private EventInFlight last;
        private int events;

        private Sights(EventInFlight event) {
            this.first = event;
            this.last = event;
        }

        private void take(EventInFlight event) {
            first = event.getTime() < first.getTime() ? event : first;
            last = event.getTime() >= last.getTime() ? event : last;
            events++;
        }
    }

    private record Mover(String entity, String feature, double before, double after, long from, long to, double size) {

        private double distance() {
            return Math.abs(after - before) / size;
        }
    }

    /**
     * Nothing seen yet.
     *
     * @param wanted key of the entity whose history is asked for; null for none
     */
    EntityChanges(Plan plan, View view, @Nullable String wanted) {
        this.view = view;
        this.entity = plan.entity(view.entity());
        this.wanted = wanted;
    }

    void take(EventInFlight event) {
        String key = entity.keyOf(event.getFields());
        if (key == null) {
            return;
        }
        from = Math.min(from, event.getTime());
        to = Math.max(to, event.getTime());
        sights.computeIfAbsent(key, unknown -> new Sights(event)).take(event);
        for (String column : view.columns()) {
            Double value = number(event, column);
            if (value != null) {
                double[] size = sizes.computeIfAbsent(column, unknown -> new double[2]);
                size[0] += value * value;
                size[1]++;
            }
        }
        if (key.equals(wanted)) {
            history.addLast(event);
            if (history.size() > POINTS) {
                history.removeFirst();
            }
        }
    }

    private @Nullable Double number(EventInFlight event, String column) {
        return event.getFeatures().get(view.name() + ":" + column) instanceof Number number
                ? number.doubleValue()
                : null;
    }

    JsonObject json() {
        return new JsonObject()
                .put("from", sights.isEmpty() ? null : from)
                .put("to", sights.isEmpty() ? null : to)
                .put("entities", sights.size())
                .put("busiest", busiest())
                .put("movers", movers())
                .put("history", history());
    }

    private JsonArray busiest() {
        JsonArray all = new JsonArray();
        sights.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Sights> one) -> -one.getValue().events)
                        .thenComparing(Map.Entry::getKey))
                .limit(BUSIEST)
                .forEach(one ->
                        all.add(new JsonObject().put("entity", one.getKey()).put("events", one.getValue().events)));
        return all;
    }

    private JsonArray movers() {
        List<Mover> movers = new ArrayList<>();
        sights.forEach((key, seen) -> {
            for (String column : view.columns()) {
                Double before = number(seen.first, column);
                Double after = number(seen.last, column);
                double[] size = sizes.get(column);
                if (before != null && after != null && size != null && size[0] > 0 && !before.equals(after)) {
                    movers.add(new Mover(
                            key,
                            column,
                            before,
                            after,
                            seen.first.getTime(),
                            seen.last.getTime(),
                            Math.sqrt(size[0] / size[1])));
                }
            }
        });
        movers.sort(Comparator.comparingDouble(Mover::distance).reversed().thenComparing(Mover::entity));
        JsonArray all = new JsonArray();
        Map<String, Integer> of = new HashMap<>();
        movers.stream()
                .filter(mover -> of.merge(mover.feature(), 1, Integer::sum) <= MOVERS_OF_ONE)
                .limit(MOVERS)
                .forEach(mover -> all.add(new JsonObject()
                        .put("entity", mover.entity())
                        .put("feature", mover.feature())
                        .put("before", mover.before())
                        .put("after", mover.after())
                        .put("from", mover.from())
                        .put("to", mover.to())));
        return all;
    }

    private JsonObject history() {
        List<EventInFlight> ordered = new ArrayList<>(history);
        ordered.sort(Comparator.comparingLong(EventInFlight::getTime));
        JsonObject values = new JsonObject();
        for (String column : view.columns()) {
            JsonArray points = new JsonArray();
            ordered.forEach(event -> points.add(number(event, column)));
            if (points.stream().anyMatch(Objects::nonNull)) {
                values.put(column, points);
            }
        }
        return new JsonObject()
                .put(
                        "times",
                        new JsonArray(
                                ordered.stream().map(EventInFlight::getTime).toList()))
                .put("values", values);
    }
}
