package io.millrace.runtime.project;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that everything a project refers to is declared, and fits. */
final class ReferenceCheck implements ProjectCheck {

    /** What else a published update says of an entity. */
    private static final List<String> RESERVED_COLUMNS = List.of("entity", "as_of");

    @Override
    public void check(Project project, Problems problems) {
        project.lookups().values().forEach(lookup -> LookupCheck.lookup(lookup, problems));
        project.sources().values().forEach(source -> {
            source(source, problems);
            LookupCheck.source(project, source, problems);
        });
        project.views().values().forEach(view -> view(project, view, problems));
        project.services().values().forEach(service -> service(project, service, problems));
        if (problems.none()) {
            project.models().values().forEach(model -> model(project, model, problems));
            project.monitors().values().forEach(monitor -> monitor(project, monitor, problems));
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

    private static void service(Project project, Service service, Problems problems) {
        Set<String> names = new HashSet<>();
        int index = 0;
        for (String reference : service.features()) {
            String place = "/services/" + service.name() + "/features/" + index++;
            for (String column : columns(project, reference, place, problems)) {
                if (!names.add(column)) {
                    problems.at(place, "'" + column + "' is in this service twice.", "Remove one of them.");
                }
            }
        }
    }

    private static void model(Project project, Model model, Problems problems) {
        String place = "/models/" + model.name();
        Source on = known(model.on(), project.sources(), "source", place + "/on", problems);
        Service service = known(model.features(), project.services(), "service", place + "/features", problems);
        known(model.labelSource(), project.sources(), "source", place + "/label/source", problems);
        if (on != null && service != null) {
            for (String reference : service.features()) {
                reachable(project, on, reference, place + "/features", problems);
                scalar(project, reference, place + "/features", problems);
            }
        }
    }

    private static void monitor(Project project, Monitor monitor, Problems problems) {
        String place = "/monitors/" + monitor.name();
        Source source = known(monitor.source(), project.sources(), "source", place + "/source", problems);
        if (source == null) {
            return;
        }
        int index = 0;
        Set<String> seen = new HashSet<>();
        for (String watched : monitor.watch()) {
            String here = place + "/watch/" + index++;
            if (watched.contains(":")) {
                for (String column : columns(project, watched, here, problems)) {
                    if (!seen.add(column)) {
                        problems.at(here, "'" + column + "' is watched twice.", "Remove one of them.");
                    }
                }
                reachable(project, source, watched, here, problems);
                scalar(project, watched, here, problems);
            } else if (watched.contains(".")) {
                String[] parts = watched.split("\\.", 2);
                Service service = known(parts[0], project.services(), "service", here, problems);
                if (service != null) {
                    known(parts[1], service.computed(), "event input of service '" + parts[0] + "'", here, problems);
                }
            } else {
                field(source, watched, here, problems);
            }
        }
    }

    private static void reachable(Project project, Source source, String reference, String place, Problems problems) {
        View view = project.views().get(reference.split(":", 2)[0]);
        Entity entity = view == null ? null : project.entities().get(view.entity());
        for (String key : entity == null ? List.<String>of() : entity.key()) {
            if (!source.visible().containsKey(key)) {
                problems.at(
                        place,
                        "events of '" + source.name() + "' have no field '" + key + "', so '" + reference
                                + "' cannot be looked up for them.",
                        "Leave it out, or use a source with that field.");
            }
        }
    }

    private static void scalar(Project project, String reference, String place, Problems problems) {
        View view = project.views().get(reference.split(":", 2)[0]);
        List<Feature> collections = view == null
                ? List.of()
                : view.features().values().stream().filter(Feature::collection).toList();
        for (String column : columns(project, reference, place, problems)) {
            String feature = column.split(":", 2)[1];
            if (collections.stream().anyMatch(one -> one.columns().contains(feature))) {
                problems.at(
                        place,
                        "'" + column + "' is a list or a map, which is no input.",
                        "Name the features one by one, without it.");
            }
        }
    }

    private static List<String> columns(Project project, String reference, String place, Problems problems) {
        String[] parts = reference.split(":", 2);
        if (parts.length < 2) {
            problems.at(
                    place,
                    "'" + reference + "' is not a feature.",
                    "Write <view>:<feature>, or <view>:* for all of a view.");
            return List.of();
        }
        View view = known(parts[0], project.views(), "view", place, problems);
        if (view == null) {
            return List.of();
        }
        List<String> all = view.columns();
        if (!parts[1].equals("*") && !all.contains(parts[1])) {
            problems.at(
                    place,
                    "view '" + view.name() + "' has no feature '" + parts[1] + "'.",
                    Suggestion.near(parts[1], all));
            return List.of();
        }
        return (parts[1].equals("*") ? all : List.of(parts[1]))
                .stream().map(column -> view.name() + ":" + column).toList();
    }

    private static @Nullable FieldType own(Source source, String name, String place, Problems problems) {
        return known(name, source.fields(), "field of source '" + source.name() + "'", place, problems);
    }

    private static @Nullable FieldType field(Source source, String name, String place, Problems problems) {
        return known(name, source.visible(), "field of source '" + source.name() + "'", place, problems);
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
