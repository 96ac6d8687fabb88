package io.millrace.runtime.project;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that everything a project refers to is declared, and fits. */
final class ReferenceCheck implements ProjectCheck {

    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

    /** What else a published update says of an entity. */
    private static final List<String> RESERVED_COLUMNS = List.of("entity", "as_of");

    @Override
    public void check(Project project, Problems problems) {
        project.lookups().values().forEach(lookup -> LookupCheck.lookup(lookup, problems));
        project.sources().values().forEach(source -> {
            topic(project, source, problems);
            source(source, problems);
            LookupCheck.source(project, source, problems);
        });
        project.views().values().forEach(view -> view(project, view, problems));
        project.services().values().forEach(service -> InputCheck.service(project, service, problems));
        if (problems.none()) {
            project.entities().values().forEach(entity -> entity(project, entity, problems));
            project.models().values().forEach(model -> InputCheck.model(project, model, problems));
            project.monitors().values().forEach(new WatchCheck(project, problems)::check);
        }
    }

    private static void topic(Project project, Source source, Problems problems) {
        String place = "/sources/" + source.name() + "/topic";
        String own = project.name() + ".";
        if (!TOPIC.matcher(source.topic()).matches()) {
            problems.at(
                    place,
                    "'" + source.topic() + "' cannot be a topic of Kafka's.",
                    "Names have up to 249 letters, digits, dots, underscores and hyphens.");
        } else if (Stream.of("dead-letters", "station.", "vectors.")
                .anyMatch(name -> source.topic().startsWith(own + name))) {
            problems.at(
                    place,
                    "'" + source.topic() + "' is written by this project itself, which would feed on it for ever.",
                    "Read it with a project of another name.");
        }
    }

    private static void source(Source source, Problems problems) {
        String place = "/sources/" + source.name();
        if (source.format() == Source.Format.JSON && source.fields().isEmpty()) {
            problems.atKey(
                    place,
                    "the fields of this JSON source are not declared.",
                    "Add 'fields: { " + source.key() + ": string, " + source.time()
                            + ": timestamp }' and what else it has.");
            return;
        }
        own(source, source.key(), place + "/key", problems);
        FieldType time = own(source, source.time(), place + "/time", problems);
        if (time == FieldType.BOOLEAN || time == FieldType.DOUBLE) {
            problems.at(
                    place + "/time",
                    "'" + source.time() + "' is " + time.withArticle() + ", which is no time.",
                    "Expected a timestamp, epoch milliseconds (int), or ISO 8601 text (string).");
        }
    }

    private static void view(Project project, View view, Problems problems) {
        String place = "/views/" + view.name();
        Entity entity = known(view.entity(), project.entities(), "entity", place + "/entity", problems);
        Source source = known(view.source(), project.sources(), "source", place + "/source", problems);
        if (entity != null && source != null) {
            key(entity, source, place + "/source", problems);
        }
        Set<String> columns = new HashSet<>();
        for (Feature feature : view.features().values()) {
            new FeatureCheck(feature, source, place + "/features/" + feature.name(), problems).check();
            for (String column : feature.columns()) {
                column(column, columns, place + "/features/" + feature.name(), problems);
            }
        }
        view.derived().keySet().forEach(name -> column(name, columns, place + "/derived/" + name, problems));
    }

    /** An entity that no view has yet is one that some source could bring. */
    private static void entity(Project project, Entity entity, Problems problems) {
        boolean brought = project.sources().values().stream()
                .anyMatch(source -> source.visible().keySet().containsAll(entity.key()));
        if (!brought) {
            problems.at(
                    "/entities/" + entity.name() + "/key",
                    "no source has " + String.join(" and ", entity.key()) + ", the key of entity '" + entity.name()
                            + "'.",
                    "Name fields of a source.");
        }
    }

    private static void key(Entity entity, Source source, String place, Problems problems) {
        for (String key : entity.key()) {
            if (!source.visible().containsKey(key)) {
                problems.at(
                        place,
                        "source '" + source.name() + "' has no field '" + key + "', the key of entity '" + entity.name()
                                + "'.",
                        Suggestion.near(key, source.visible().keySet()));
            }
        }
    }

    private static void column(String column, Set<String> columns, String place, Problems problems) {
        if (RESERVED_COLUMNS.contains(column)) {
            problems.atKey(
                    place,
                    "a feature cannot be read as '" + column + "'.",
                    "These names are taken: " + String.join(", ", RESERVED_COLUMNS) + ".");
        }
        if (!columns.add(column)) {
            problems.atKey(
                    place,
                    "two features of this view are read as '" + column + "'.",
                    "Windows are added to the name: <feature>_<window>. Rename one of the two.");
        }
    }

    private static @Nullable FieldType own(Source source, String name, String place, Problems problems) {
        return known(name, source.fields(), "field of source '" + source.name() + "'", place, problems);
    }

    static <T> @Nullable T known(String name, Map<String, T> declared, String what, String place, Problems problems) {
        T found = declared.get(name);
        if (found == null) {
            String article = what.startsWith("e") ? "an " : "a ";
            problems.at(
                    place, "'" + name + "' is not " + article + what + ".", Suggestion.near(name, declared.keySet()));
        }
        return found;
    }
}
