package io.millrace.runtime.plan;

import io.millrace.runtime.expression.Expressions;
import io.millrace.runtime.project.Feature;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.View;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The way of a source's events: which stations they visit, what they carry, and what is attached to them there. */
final class Itineraries {

    private final Project project;
    private final Inputs inputs;
    private final Map<String, Expressions> expressions;

    /**
     * The ways through a project.
     *
     * @param expressions expressions over the fields of each source
     */
    Itineraries(Project project, Inputs inputs, Map<String, Expressions> expressions) {
        this.project = project;
        this.inputs = inputs;
        this.expressions = expressions;
    }

    /** Entities whose stations an event of a source visits, in order. */
    List<String> of(String source) {
        Set<String> attached = attached(source);
        Set<String> visited = new LinkedHashSet<>();
        for (View view : project.views().values()) {
            boolean counts = view.source().equals(source);
            boolean asks = attached.stream().anyMatch(name -> name.startsWith(view.name() + ":"));
            if (counts || asks) {
                visited.add(view.entity());
            }
        }
        return project.entities().keySet().stream().filter(visited::contains).toList();
    }

    /** Features that are attached to events of a source on their way, as {@code <view>:<feature>}. */
    Set<String> attached(String source) {
        Set<String> wanted = new LinkedHashSet<>();
        for (Model model : project.models().values()) {
            if (model.on().equals(source)) {
                inputs.of(model).forEach(input -> wanted.addAll(input.features()));
            }
        }
        for (Monitor monitor : project.monitors().values()) {
            if (monitor.watches(source)) {
                inputs.of(monitor).forEach(input -> wanted.addAll(input.features()));
            }
        }
        return wanted;
    }

    /** True when something reads the finished vectors of a source. */
    boolean hasVectors(String source) {
        return project.models().values().stream()
                        .anyMatch(model -> model.sources().contains(source))
                || project.monitors().values().stream().anyMatch(monitor -> monitor.watches(source));
    }

    /** Fields of a source that travel with its events, because something downstream uses them. */
    Set<String> carried(String source) {
        Set<String> fields = new LinkedHashSet<>();
        for (String entity : of(source)) {
            fields.addAll(Plan.declared(project.entities(), entity).key());
        }
        for (View view : project.views().values()) {
            if (view.source().equals(source)) {
                for (String text : texts(view)) {
                    fields.addAll(Plan.compiled(expressions, source, text).fields());
                }
            }
        }
        for (Model model : project.models().values()) {
            Model.Label label = model.label();
            if (label != null && label.source().equals(source)) {
                fields.addAll(Plan.compiled(expressions, source, label.value()).fields());
                if (label.weight() != null) {
                    fields.addAll(
                            Plan.compiled(expressions, source, label.weight()).fields());
                }
            }
            if (model.on().equals(source)) {
                inputs.of(model).forEach(input -> fields.addAll(input.fields()));
            }
        }
        for (Monitor monitor : project.monitors().values()) {
            if (monitor.watches(source)) {
                inputs.of(monitor).forEach(input -> fields.addAll(input.fields()));
                fields.addAll(monitor.segments().keySet());
            }
        }
        return fields;
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
}
