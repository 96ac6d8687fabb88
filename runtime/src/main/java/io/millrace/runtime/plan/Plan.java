package io.millrace.runtime.plan;

import io.millrace.runtime.expression.Columns;
import io.millrace.runtime.expression.Derived;
import io.millrace.runtime.expression.Expression;
import io.millrace.runtime.expression.ExpressionException;
import io.millrace.runtime.expression.Expressions;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Lookup;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.project.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a checked project comes to: where each event goes, what it carries, and what is attached to it on the way. */
public final class Plan {

    private final Project project;
    private final Topics topics;
    private final Map<String, Expressions> expressions = new HashMap<>();
    private final Inputs inputs;
    private final Itineraries itineraries;

    /** Plans a project that has passed every check. */
    public Plan(Project project) {
        this.project = project;
        this.topics = new Topics(project.name());
        project.sources().forEach((name, source) -> expressions.put(name, new Expressions(source.visible())));
        this.inputs = new Inputs(project, expressions);
        this.itineraries = new Itineraries(project, inputs, expressions);
    }

    /** The project. */
    public Project project() {
        return project;
    }

    /** Names of its topics. */
    public Topics topics() {
        return topics;
    }

    /** A declared source. */
    public Source source(String name) {
        return declared(project.sources(), name);
    }

    /** A declared entity. */
    public Entity entity(String name) {
        return declared(project.entities(), name);
    }

    /** The entity that a declared view describes. */
    public Entity entityOf(String view) {
        return entity(declared(project.views(), view).entity());
    }

    /** Compiles an expression over the fields of a source. */
    public Expression expression(String source, String text) {
        return compiled(expressions, source, text);
    }

    /** Entities whose stations an event of a source visits, in order. */
    public List<String> itinerary(String source) {
        return itineraries.of(source);
    }

    /** Features that are attached to events of a source on their way, as {@code <view>:<feature>}. */
    public Set<String> attached(String source) {
        return itineraries.attached(source);
    }

    /** True when something reads the finished vectors of a source. */
    public boolean hasVectors(String source) {
        return itineraries.hasVectors(source);
    }

    /** Fields of a source that travel with its events, because something downstream uses them. */
    public Set<String> carried(String source) {
        return itineraries.carried(source);
    }

    /** Views of an entity, in declaration order. */
    public List<View> viewsOf(String entity) {
        return project.views().values().stream()
                .filter(view -> view.entity().equals(entity))
                .toList();
    }

    /** Side tables that are topics, with these. */
    public Map<Lookup, Lookup.Topic> topicLookups() {
        Map<Lookup, Lookup.Topic> found = new LinkedHashMap<>();
        for (Lookup lookup : project.lookups().values()) {
            if (lookup.table() instanceof Lookup.Topic topic) {
                found.put(lookup, topic);
            }
        }
        return found;
    }

    /** Inputs of a model, in order: the features of its service, then what is computed. */
    public List<Input> inputs(Model model) {
        return inputs.of(model);
    }

    /** What a monitor watches, in order. */
    public List<Input> watched(Monitor monitor) {
        return inputs.of(monitor);
    }

    /** The fields that divide the rows of a monitor, in order. */
    public List<Input> segments(Monitor monitor) {
        return inputs.segments(monitor);
    }

    /** The label that an event of a model's label source gives; empty when it has none. */
    public Optional<Expression> label(Model model) {
        return Optional.ofNullable(model.label()).map(label -> expression(label.source(), label.value()));
    }

    /** How often the example of an event of a model's label source counts; empty when all count alike. */
    public Optional<Expression> weight(Model model) {
        return Optional.ofNullable(model.label())
                .filter(label -> label.weight() != null)
                .map(label -> expression(label.source(), Objects.requireNonNull(label.weight())));
    }

    /** Topics that Millrace creates for the project. */
    public List<TopicSpec> topicSpecs() {
        return TopicPlan.of(this);
    }

    /** Ids of the applications that the project comes to. */
    public List<String> applications() {
        List<String> applications = new ArrayList<>();
        topicLookups().keySet().forEach(lookup -> applications.add(topics.lookupApp(lookup.name())));
        Set<String> entities = new LinkedHashSet<>();
        for (String source : project.sources().keySet()) {
            entities.addAll(itinerary(source));
            if (!itinerary(source).isEmpty() || hasVectors(source)) {
                applications.add(topics.ingestApp(source));
            }
        }
        entities.forEach(entity -> applications.add(topics.stationApp(entity)));
        project.models().keySet().forEach(model -> applications.add(topics.modelApp(model)));
        project.monitors().keySet().forEach(monitor -> applications.add(topics.monitorApp(monitor)));
        return applications;
    }

    /** Type of a feature {@code <view>:<feature>}. */
    public FieldType columnType(String column) {
        return inputs.columnType(column);
    }

    /** What is derived from the columns of a view. */
    public Derived derived(View view) {
        try {
            return Columns.derived(view, declared(expressions, view.source()));
        } catch (ExpressionException e) {
            throw new IllegalStateException("expression was not checked: " + view.name(), e);
        }
    }

    static Expression compiled(Map<String, Expressions> expressions, String source, String text) {
        try {
            return declared(expressions, source).compile(text);
        } catch (ExpressionException e) {
            throw new IllegalStateException("expression was not checked: " + text, e);
        }
    }

    static <T> T declared(Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalStateException("not declared: " + name);
        }
        return found;
    }
}
