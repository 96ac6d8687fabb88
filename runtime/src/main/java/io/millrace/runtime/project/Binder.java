package io.millrace.runtime.project;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Turns a document of the right shape into a {@link Project}. */
final class Binder {

    private static final Duration LATE = Duration.ofMinutes(10);
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration DEDUPE = Duration.ofHours(1);
    private static final Duration WINDOW = Duration.ofHours(1);

    private final SourceSchemas schemas;
    private final LookupBinder lookupBinder;
    private final ModelBinder modelBinder;
    private final Problems problems;

    Binder(Path folder, SchemaLookup lookup, Problems problems) {
        this.schemas = new SourceSchemas(folder, lookup, problems);
        this.lookupBinder = new LookupBinder(folder, schemas, problems);
        this.modelBinder = new ModelBinder(folder, problems);
        this.problems = problems;
    }

    Project bind(Node root) {
        Project.Order order =
                root.get("order").text().equals("event_time") ? Project.Order.EVENT_TIME : Project.Order.ARRIVAL;
        Duration idle = order == Project.Order.ARRIVAL
                ? root.get("idle").duration(Project.DEFAULT_IDLE)
                : root.get("idle").durationOrNull();
        Map<String, Lookup> lookups = root.get("lookups").entries(lookupBinder::lookup);
        return new Project(
                root.get("project").text(),
                root.get("clock").text().equals("stream") ? Project.Clock.STREAM : Project.Clock.WALL,
                order,
                (int) root.get("partitions").whole(3),
                idle,
                lookups,
                root.get("sources").entries((name, node) -> source(name, node, lookups)),
                root.get("entities").entries((name, node) -> new Entity(name, keys(node.get("key")))),
                root.get("views").entries(this::view),
                root.get("services").entries(new ServiceBinder(problems)::service),
                root.get("models").entries(modelBinder::model),
                root.get("monitors").entries(new MonitorBinder(problems)::monitor));
    }

    static List<String> keys(Node key) {
        List<Node> several = key.items();
        return several.isEmpty()
                ? List.of(key.text())
                : several.stream().map(Node::text).toList();
    }

    private Source source(String name, Node node, Map<String, Lookup> lookups) {
        Source.Format format = SourceSchemas.format(node);
        String topic = node.get("topic").text();
        String schema = format == Source.Format.JSON ? null : schemas.find(topic, node);
        Map<String, FieldType> fields =
                schema == null ? SourceSchemas.declaredFields(node) : schemas.fields(schema, node);
        return new Source(
                name,
                topic,
                format,
                node.get("key").text(),
                node.get("time").text(),
                node.get("late").duration(LATE),
                node.get("late_events").text().equals("dead_letter")
                        ? Source.LateEvents.DEAD_LETTER
                        : Source.LateEvents.COUNT,
                node.get("ahead").duration(AHEAD),
                node.get("dedupe").duration(DEDUPE),
                fields,
                schema,
                node.get("lookups").entries((prefix, use) -> LookupBinder.enrichment(prefix, use, lookups)));
    }

    private View view(String name, Node node) {
        return new View(
                name,
                node.get("entity").text(),
                node.get("source").text(),
                (int) node.get("version").whole(1),
                node.get("where").textOrNull(),
                node.get("ttl").durationOrNull(),
                node.get("include_event").bool(false),
                node.get("publish").bool(false),
                node.get("features").entries(this::feature),
                node.get("derived").entries((derived, expression) -> expression.text()));
    }

    private Feature feature(String name, Node node) {
        Map<Parameter, Object> parameters = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            Node given = node.get(parameter.yaml());
            if (given.present()) {
                parameters.put(parameter, value(parameter, given));
            }
        }
        return new Feature(
                name,
                node.get("aggregate").text(),
                node.get("of").textOrNull(),
                node.get("where").textOrNull(),
                node.get("by").textOrNull(),
                node.get("categories").present()
                        ? (Integer) (int) node.get("categories").whole(0)
                        : null,
                new Parameters(parameters),
                node.get("hop").durationOrNull(),
                node.get("windows").items().stream().map(Node::window).toList());
    }

    private static Object value(Parameter parameter, Node given) {
        return switch (parameter) {
            case AT, ERROR -> given.real(0);
            case N, K, BOUND, PRECISION -> (int) given.whole(0);
            case EDGES -> given.items().stream().map(edge -> edge.real(0)).toList();
            case HALF_LIFE -> given.duration(WINDOW);
        };
    }
}
