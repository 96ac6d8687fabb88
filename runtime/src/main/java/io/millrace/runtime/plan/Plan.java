package io.millrace.runtime.plan;

import io.millrace.runtime.expression.Columns;
import io.millrace.runtime.expression.Derived;
import io.millrace.runtime.expression.Expression;
import io.millrace.runtime.expression.ExpressionException;
import io.millrace.runtime.expression.Expressions;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.Feature;
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
import java.util.Set;

/** What a checked project comes to: where each event goes, what it carries, and what is attached to it on the way. */
public final class Plan {

    private final Project project;
    private final Topics topics;
    private final Map<String, Expressions> expressions = new HashMap<>();
    private final Inputs inputs;

    /** Plans a project that has passed every check. */
    public Plan(Project project) {
        this.project = project;
        this.topics = new Topics(project.name());
        project.sources().forEach((name, source) -> expressions.put(name, new Expressions(source.visible())));
        this.inputs = new Inputs(project, expressions);
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
        try {
            return declared(expressions, source).compile(text);
        } catch (ExpressionException e) {
            throw new IllegalStateException("expression was not checked: " + text, e);
        }
    }

    /** Entities whose stations an event of a source visits, in order. */
    public List<String> itinerary(String source) {
        Set<String> visited = new LinkedHashSet<>();
        Set<String> attached = attached(source);
        for (String entity : project.entities().keySet()) {
            for (View view : viewsOf(entity)) {
                boolean counts = view.source().equals(source);
                boolean asks = attached.stream().anyMatch(name -> name.startsWith(view.name() + ":"));
                if (counts || asks) {
                    visited.add(entity);
                }
            }
        }
        return List.copyOf(visited);
    }

    /** Views of an entity, in declaration order. */
    public List<View> viewsOf(String entity) {
        return project.views().values().stream()
                .filter(view -> view.entity().equals(entity))
                .toList();
    }

    /** Features that are attached to events of a source on their way, as {@code <view>:<feature>}. */
    public Set<String> attached(String source) {
        Set<String> wanted = new LinkedHashSet<>();
        for (Model model : project.models().values()) {
            if (model.on().equals(source)) {
                inputs.of(model).forEach(input -> wanted.addAll(input.features()));
            }
        }
        for (Monitor monitor : project.monitors().values()) {
            if (monitor.source().equals(source)) {
                inputs.of(monitor).forEach(input -> wanted.addAll(input.features()));
            }
        }
        return wanted;
    }

    /** True when something reads the finished vectors of a source. */
    public boolean hasVectors(String source) {
        return project.models().values().stream()
                        .anyMatch(model ->
                                model.on().equals(source) || model.labelSource().equals(source))
                || project.monitors().values().stream()
                        .anyMatch(monitor -> monitor.source().equals(source));
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

    /** Fields of a source that travel with its events, because something downstream uses them. */
    public Set<String> carried(String source) {
        Set<String> fields = new LinkedHashSet<>();
        for (String entity : itinerary(source)) {
            fields.addAll(entity(entity).key());
        }
        for (View view : project.views().values()) {
            if (view.source().equals(source)) {
                for (String text : texts(view)) {
                    fields.addAll(expression(source, text).fields());
                }
            }
        }
        for (Model model : project.models().values()) {
            if (model.labelSource().equals(source)) {
                fields.addAll(label(model).fields());
            }
            if (model.on().equals(source)) {
                inputs.of(model).forEach(input -> fields.addAll(input.fields()));
            }
        }
        for (Monitor monitor : project.monitors().values()) {
            if (monitor.source().equals(source)) {
                inputs.of(monitor).forEach(input -> fields.addAll(input.fields()));
            }
        }
        return fields;
    }

    /** Inputs of a model, in order: the features of its service, then what is computed. */
    public List<Input> inputs(Model model) {
        return inputs.of(model);
    }

    /** What a monitor watches, in order. */
    public List<Input> watched(Monitor monitor) {
        return inputs.of(monitor);
    }

    /** The label that an event of a model's label source gives. */
    public Expression label(Model model) {
        return expression(model.labelSource(), model.labelValue());
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

    private static List<String> texts(View view) {
        List<String> texts = new ArrayList<>();
        if (view.where() != null) {
            texts.add(view.where());
        }
        for (Feature feature : view.features().values()) {
            if (feature.of() != null) {
                texts.add(feature.of());
            }
            if (feature.where() != null) {
                texts.add(feature.where());
            }
            if (feature.by() != null) {
                texts.add(feature.by());
            }
        }
        return texts;
    }

    static <T> T declared(Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalStateException("not declared: " + name);
        }
        return found;
    }
}
