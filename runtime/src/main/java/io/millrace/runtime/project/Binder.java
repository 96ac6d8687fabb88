package io.millrace.runtime.project;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a document of the right shape into a {@link Project}. */
final class Binder {

    private static final Duration LATE = Duration.ofMinutes(10);
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration DEDUPE = Duration.ofHours(1);
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final double EFFECT = 0.3;
    private static final String FALSE_ALARMS = "1 per 30d";

    /** Names under which predictions and evaluations speak of learners that nobody declares as challengers. */
    private static final List<String> RESERVED_LEARNERS = List.of(Model.CHAMPION, "no_change", "majority");

    private final SourceSchemas schemas;
    private final LookupBinder lookupBinder;
    private final Problems problems;

    Binder(Path folder, SchemaLookup lookup, Problems problems) {
        this.schemas = new SourceSchemas(folder, lookup, problems);
        this.lookupBinder = new LookupBinder(folder, schemas, problems);
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
                root.get("services").entries(this::service),
                root.get("models").entries(this::model),
                root.get("monitors").entries(this::monitor));
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

    private Service service(String name, Node node) {
        List<String> features = new ArrayList<>();
        Map<String, String> event = new LinkedHashMap<>();
        Map<String, String> derived = new LinkedHashMap<>();
        boolean log = false;
        boolean skewCheck = false;
        for (Node item : node.items()) {
            if (item.mapping()) {
                log |= item.get("log").bool(false);
                skewCheck |= item.get("skew_check").bool(false);
                item.get("event").entries((input, text) -> input(name, "event", input, text, event, derived));
                item.get("derived").entries((input, text) -> input(name, "derived", input, text, derived, event));
            } else {
                problems.place("/services/" + name + "/features/" + features.size(), item.pointer());
                features.add(item.text());
            }
        }
        return new Service(name, features, event, derived, log, skewCheck);
    }

    private String input(
            String service,
            String kind,
            String input,
            Node expression,
            Map<String, String> inputs,
            Map<String, String> others) {
        if (inputs.containsKey(input) || others.containsKey(input)) {
            problems.atKey(
                    expression.pointer(), "'" + input + "' is in this service twice.", "Rename or remove one of them.");
        }
        problems.place("/services/" + service + "/" + kind + "/" + input, expression.pointer());
        inputs.put(input, expression.text());
        return input;
    }

    private Model model(String name, Node node) {
        Map<String, Model.Learner> learners = new LinkedHashMap<>();
        learners.put(Model.CHAMPION, learner(Model.CHAMPION, node.get("champion")));
        learners.putAll(node.get("challengers").entries(this::challenger));
        Node label = node.get("label");
        List<String> classes =
                label.get("classes").items().stream().map(Node::text).toList();
        return new Model(
                name,
                node.get("on").text(),
                node.get("features").text(),
                label.get("source").text(),
                label.get("value").text(),
                label.get("within").duration(WITHIN),
                classes.isEmpty() ? List.of("false", "true") : classes,
                learners);
    }

    private Model.Learner challenger(String name, Node node) {
        if (RESERVED_LEARNERS.contains(name)) {
            problems.atKey(
                    node.pointer(),
                    "a challenger cannot be called '" + name + "'.",
                    "These names are taken: " + String.join(", ", RESERVED_LEARNERS) + ".");
        }
        return learner(name, node);
    }

    private Model.Learner learner(String name, Node node) {
        return new Model.Learner(
                name, node.get("learner").text(), node.get("seed").whole(1));
    }

    private Monitor monitor(String name, Node node) {
        Node budget = node.get("false_alarms");
        String[] words = (budget.present() ? budget.text() : FALSE_ALARMS).split(" per ", -1);
        double alarms = Double.parseDouble(words[0]);
        if (alarms == 0) {
            problems.at(budget.pointer(), "a budget of no false alarms allows no alerts.", "Give more than 0.");
        }
        Monitor monitor = new Monitor(
                name,
                node.get("source").text(),
                node.get("watch").items().stream().map(Node::text).toList(),
                node.get("reference").get("from").instant(Instant.MIN),
                node.get("reference").get("to").instant(Instant.MAX),
                node.get("window").duration(WINDOW),
                node.get("effect").real(EFFECT),
                alarms,
                new Node(budget.pointer(), words[1], problems).duration(WINDOW));
        if (!monitor.from().isBefore(monitor.to())) {
            problems.at(
                    node.get("reference").pointer(),
                    "the reference does not end after it starts: from " + monitor.from() + " to " + monitor.to() + ".",
                    "'to' has to be later than 'from'.");
        }
        return monitor;
    }
}
