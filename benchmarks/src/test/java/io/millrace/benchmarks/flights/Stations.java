package io.millrace.benchmarks.flights;

import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.MemoryRow;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.plan.Plan;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Origin;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The feature engines of a project, one after the other, without the topics between them. */
final class Stations {

    private static final Comparator<Event> ORDER =
            Comparator.comparingLong(Event::time).thenComparing(event -> event.source() + "/" + event.id());

    private final Plan plan;
    private final Map<String, FeatureEngine> engines = new LinkedHashMap<>();
    private final Map<String, MemoryRow> rows = new HashMap<>();

    Stations(Plan plan) {
        this.plan = plan;
        plan.project()
                .entities()
                .keySet()
                .forEach(entity -> engines.put(entity, new FeatureEngine(Layouts.of(plan, entity))));
    }

    /** The vectors of the departures as {@code millrace vectors --json} prints them. */
    String vectors(GeneratedFlights generated) {
        List<Event> events = Stream.concat(
                        generated.flights().stream().map(Flight::departureEvent),
                        generated.arrived().stream().map(Flight::arrivalEvent))
                .sorted(ORDER)
                .toList();
        return events.stream()
                .map(this::visitAll)
                .filter(vector -> vector.getSource().equals("departures"))
                .map(EventInFlight::toString)
                .collect(Collectors.joining("\n"));
    }

    private EventInFlight visitAll(Event event) {
        Map<String, @Nullable Object> features = new HashMap<>();
        engines.forEach((entity, engine) -> {
            String key = plan.entity(entity).keyOf(event.fields());
            MemoryRow row = rows.computeIfAbsent(entity + "/" + key, any -> new MemoryRow());
            Answer answer = engine.answerThenCount(row, event);
            answer.names().forEach(name -> features.put(name, answer.value(name)));
        });
        return new EventInFlight(
                event.source(), event.id(), event.time(), new Origin("topic", 0, 0L), event.fields(), features);
    }
}
