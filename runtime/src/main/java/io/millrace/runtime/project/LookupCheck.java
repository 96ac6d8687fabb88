package io.millrace.runtime.project;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks side tables, and what sources take from them. */
final class LookupCheck {

    private LookupCheck() {}

    static void lookup(Lookup lookup, Problems problems) {
        String place = "/lookups/" + lookup.name();
        if (lookup.fields().isEmpty()) {
            problems.atKey(
                    place,
                    "the fields of this lookup are not declared.",
                    "Add 'fields: { " + lookup.key().get(0) + ": string }' and what else it has.");
            return;
        }
        lookup.key().forEach(key -> field(lookup, key, place + "/key", problems));
        if (lookup.added().isEmpty()) {
            problems.atKey(place + "/fields", "all fields belong to the key: there is nothing to add.", "Add some.");
        }
        String time = lookup.time();
        FieldType type = time == null ? null : field(lookup, time, place + "/time", problems);
        if (type != null && type != FieldType.TIMESTAMP) {
            problems.at(place + "/time", "'" + time + "' is " + type.withArticle() + ".", "Declare it as a timestamp.");
        }
    }

    private static @Nullable FieldType field(Lookup lookup, String name, String place, Problems problems) {
        return ReferenceCheck.known(name, lookup.fields(), "field of lookup '" + lookup.name() + "'", place, problems);
    }

    static void source(Project project, Source source, Problems problems) {
        for (Enrichment enrichment : source.lookups().values()) {
            String place = "/sources/" + source.name() + "/lookups/" + enrichment.name();
            Lookup lookup =
                    ReferenceCheck.known(enrichment.lookup(), project.lookups(), "lookup", place + "/in", problems);
            if (lookup != null) {
                key(source, enrichment, lookup, place + "/by", problems);
                for (String added : enrichment.adds().keySet()) {
                    distinct(source, enrichment, added, place, problems);
                }
            }
        }
    }

    private static void key(Source source, Enrichment enrichment, Lookup lookup, String place, Problems problems) {
        List<String> by = enrichment.by();
        if (by.size() != lookup.key().size()) {
            problems.at(
                    place,
                    "lookup '" + lookup.name() + "' has the key " + lookup.key() + ", and is asked by " + by + ".",
                    "Name as many fields of the event as the key has, in its order.");
        }
        for (String field : by) {
            ReferenceCheck.known(field, source.fields(), "field of source '" + source.name() + "'", place, problems);
        }
    }

    private static void distinct(Source source, Enrichment enrichment, String added, String place, Problems problems) {
        for (Map.Entry<String, Enrichment> other : source.lookups().entrySet()) {
            boolean before = other.getKey().compareTo(enrichment.name()) < 0;
            if (source.fields().containsKey(added)
                    || (before && other.getValue().adds().containsKey(added))) {
                problems.atKey(
                        place,
                        "it adds '" + added + "', which events of '" + source.name() + "' have already.",
                        "Choose another name for it: the names of what it adds begin with that.");
                return;
            }
        }
    }
}
