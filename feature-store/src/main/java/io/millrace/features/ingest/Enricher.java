package io.millrace.features.ingest;

import io.millrace.runtime.event.Event;
import io.millrace.runtime.project.Enrichment;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds to the events of a source what side tables know of them, as of their event time. */
public final class Enricher {

    /** One side table as a source asks it: {@code added} has the names of the row's fields in the event. */
    private record Use(Entity key, LookupTable table, Map<String, String> added) {}

    private final Set<String> carried;
    private final List<Use> uses = new ArrayList<>();

    /**
     * An enricher for a source.
     *
     * @param carried fields that are used further on; of what a row has, no other is added
     * @param tables side tables by name
     */
    public Enricher(Source source, Set<String> carried, Map<String, LookupTable> tables) {
        this.carried = Set.copyOf(carried);
        for (Enrichment enrichment : source.lookups().values()) {
            Map<String, String> added = added(enrichment, carried);
            LookupTable table = tables.get(enrichment.lookup());
            if (table != null && !added.isEmpty()) {
                uses.add(new Use(new Entity(enrichment.name(), enrichment.by()), table, added));
            }
        }
    }

    /** Fields that an event has to have when it comes here, as far as it has them at all: what is carried, and the keys of side tables. */
    static Set<String> needed(Source source, Set<String> carried) {
        Set<String> needed = new TreeSet<>(carried);
        source.lookups().values().stream()
                .filter(enrichment -> !added(enrichment, carried).isEmpty())
                .forEach(enrichment -> needed.addAll(enrichment.by()));
        return needed;
    }

    private static Map<String, String> added(Enrichment enrichment, Set<String> carried) {
        Map<String, String> added = new HashMap<>();
        for (String field : enrichment.row().keySet()) {
            if (carried.contains(enrichment.added(field))) {
                added.put(field, enrichment.added(field));
            }
        }
        return added;
    }

    /** The event with what is known of it, and without what is not carried. */
    public Event enrich(Event event) {
        if (uses.isEmpty()) {
            return event;
        }
        Map<String, Object> fields = new HashMap<>(event.fields());
        for (Use use : uses) {
            String key = use.key().keyOf(event.fields());
            Map<String, Object> row = key == null ? null : use.table().row(key, event.time());
            if (row != null) {
                use.added().forEach((field, name) -> {
                    Object value = row.get(field);
                    if (value != null) {
                        fields.put(name, value);
                    }
                });
            }
        }
        fields.keySet().retainAll(carried);
        return new Event(event.source(), event.id(), event.time(), fields);
    }
}
