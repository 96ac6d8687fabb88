package io.millrace.runtime.expression;

import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Problems;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.Service;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.project.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the expressions that models and monitors use: inputs of services, watched values, labels. */
final class InputCheck {

    private static final List<String> BOOLEAN_CLASSES = List.of("false", "true");

    private final Project project;
    private final Problems problems;

    InputCheck(Project project, Problems problems) {
        this.project = project;
        this.problems = problems;
    }

    void model(Model model) {
        Source source = project.sources().get(model.on());
        Service service = project.services().get(model.features());
        if (source != null && service != null) {
            SourceExpressions expressions = new SourceExpressions(source, problems);
            service.event().forEach((input, text) -> expressions.type(text, event(service, input)));
            derived(source, service, service.derived().size());
        }
        Model.Label label = model.label();
        Source labels = label == null ? null : project.sources().get(label.source());
        if (label != null && labels != null) {
            label(model, label, labels);
        }
    }

    private void label(Model model, Model.Label label, Source labels) {
        String place = "/models/" + model.name() + "/label";
        SourceExpressions expressions = new SourceExpressions(labels, problems);
        weight(label, expressions, place + "/weight");
        Optional<FieldType> found = expressions.type(label.value(), place + "/value");
        if (found.isEmpty()) {
            return;
        }
        FieldType type = found.get();
        if (model.regression()) {
            if (type != FieldType.INT && type != FieldType.DOUBLE) {
                problems.at(
                        place + "/value", "the label is " + type.withArticle() + ".", "A regression expects a number.");
            }
            return;
        }
        boolean plainClasses = model.classes().equals(BOOLEAN_CLASSES);
        if (type == FieldType.BOOLEAN && !plainClasses) {
            problems.at(
                    place + "/classes",
                    "the label is a boolean, whose classes are false and true.",
                    "Remove 'classes'.");
        } else if (type == FieldType.STRING && plainClasses) {
            problems.atKey(place, "the label is a text, and its classes are not declared.", "Add 'classes: [a, b]'.");
        } else if (type != FieldType.STRING && type != FieldType.BOOLEAN) {
            problems.at(
                    place + "/value",
                    "the label is " + type.withArticle() + ".",
                    "Expected a boolean, or a string with 'classes'; 'task: regression' predicts numbers.");
        }
    }

    private void weight(Model.Label label, SourceExpressions expressions, String place) {
        if (label.weight() == null) {
            return;
        }
        expressions
                .type(label.weight(), place)
                .filter(type -> type != FieldType.INT && type != FieldType.DOUBLE)
                .ifPresent(type -> problems.at(
                        place, "the weight is " + type.withArticle() + ".", "Expected a number, 0 or more."));
    }

    /** Of a service only the inputs that are watched: the others may need fields that this source does not have. */
    void monitor(Monitor monitor) {
        Source source = monitor.of() instanceof Monitor.Events events
                ? project.sources().get(events.source())
                : null;
        if (source == null) {
            return;
        }
        SourceExpressions expressions = new SourceExpressions(source, problems);
        int index = 0;
        for (String watched : monitor.watch()) {
            String here = "/monitors/" + monitor.name() + "/watch/" + index++;
            if (watched.contains(":")) {
                continue;
            }
            String[] parts = watched.split("\\.", 2);
            Service service = parts.length == 2 ? project.services().get(parts[0]) : null;
            if (service == null) {
                expressions.type(watched, here);
            } else if (service.event().containsKey(parts[1])) {
                expressions.type(String.valueOf(service.event().get(parts[1])), event(service, parts[1]));
            } else {
                derived(source, service, List.copyOf(service.derived().keySet()).indexOf(parts[1]) + 1);
            }
        }
    }

    private static String event(Service service, String name) {
        return "/services/" + service.name() + "/event/" + name;
    }

    /** The first so many inputs that are derived; of views that have faults themselves nothing can be said. */
    private void derived(Source source, Service service, int count) {
        if (!problems.none()) {
            return;
        }
        ServiceInputs inputs;
        try {
            inputs = ServiceInputs.from(project, source, service);
        } catch (ExpressionException e) {
            throw new IllegalStateException("checked before: " + service.name(), e);
        }
        for (Map.Entry<String, String> one :
                service.derived().entrySet().stream().limit(count).toList()) {
            ServiceInputs before = inputs;
            try {
                inputs = before.and(one.getKey(), one.getValue());
            } catch (ExpressionException e) {
                String said = e.unknownField()
                        .map(name -> "neither source '" + source.name() + "' nor service '" + service.name() + "' has '"
                                + name + "'.")
                        .orElse(e.sentence(one.getValue()));
                String hint = e.unknownField()
                        .map(name -> Suggestion.near(name, before.names()))
                        .orElse(e.hint());
                problems.inside("/services/" + service.name() + "/derived/" + one.getKey(), e.offset(), said, hint);
                return;
            }
        }
    }
}
