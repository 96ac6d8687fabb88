package io.millrace.runtime.plan;

import io.millrace.runtime.expression.Columns;
import io.millrace.runtime.expression.Expression;
import io.millrace.runtime.expression.ExpressionException;
import io.millrace.runtime.expression.Expressions;
import io.millrace.runtime.expression.ServiceInputs;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.OutcomeField;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.Service;
import io.millrace.runtime.project.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What models take in and monitors watch, of a project that has passed every check. */
final class Inputs {

    private final Project project;
    private final Map<String, Expressions> expressions;

    /** Inputs of a project, with the expressions over each of its sources. */
    Inputs(Project project, Map<String, Expressions> expressions) {
        this.project = project;
        this.expressions = expressions;
    }

    List<Input> of(Model model) {
        Service service = Plan.declared(project.services(), model.features());
        List<Input> inputs = new ArrayList<>();
        service.features().forEach(reference -> inputs.addAll(attached(reference)));
        service.event().keySet().forEach(name -> inputs.add(computed(model.on(), service, name, name)));
        service.derived().keySet().forEach(name -> inputs.add(derived(model.on(), service, name, name)));
        return inputs;
    }

    List<Input> of(Monitor monitor) {
        return monitor.of() instanceof Monitor.Events events
                ? watched(events.source(), monitor)
                : outcomes(Plan.declared(project.models(), ((Monitor.Outcomes) monitor.of()).model()), monitor);
    }

    /** The fields that divide the rows of a monitor. */
    List<Input> segments(Monitor monitor) {
        return monitor.of() instanceof Monitor.Events events
                ? monitor.segments().keySet().stream()
                        .<Input>map(field -> new Input.Computed(field, compiled(events.source(), field)))
                        .toList()
                : List.of();
    }

    private static List<Input> outcomes(Model model, Monitor monitor) {
        return monitor.watch().stream()
                .flatMap(word -> OutcomeField.of(word).stream())
                .<Input>map(field -> new Input.Outcome(field.word(), field.type(model)))
                .toList();
    }

    private List<Input> watched(String source, Monitor monitor) {
        List<Input> inputs = new ArrayList<>();
        for (String watched : monitor.watch()) {
            String[] parts = watched.split("\\.", 2);
            if (watched.contains(":")) {
                inputs.addAll(attached(watched));
            } else if (parts.length == 1) {
                inputs.add(new Input.Computed(watched, compiled(source, watched)));
            } else {
                Service service = Plan.declared(project.services(), parts[0]);
                inputs.add(
                        service.event().containsKey(parts[1])
                                ? computed(source, service, parts[1], watched)
                                : derived(source, service, parts[1], watched));
            }
        }
        return inputs;
    }

    private List<Input> attached(String reference) {
        String[] parts = reference.split(":", 2);
        List<String> columns = parts[1].equals("*")
                ? Plan.declared(project.views(), parts[0]).columns().stream()
                        .map(column -> parts[0] + ":" + column)
                        .toList()
                : List.of(reference);
        List<Input> inputs = new ArrayList<>();
        columns.forEach(column -> inputs.add(new Input.Attached(column, columnType(column))));
        return inputs;
    }

    FieldType columnType(String column) {
        String[] parts = column.split(":", 2);
        View view = Plan.declared(project.views(), parts[0]);
        try {
            return Plan.declared(Columns.all(view, Plan.declared(expressions, view.source())), parts[1]);
        } catch (ExpressionException e) {
            throw unchecked(column, e);
        }
    }

    private Input computed(String source, Service service, String name, String as) {
        return new Input.Computed(as, compiled(source, Plan.declared(service.event(), name)));
    }

    private Input derived(String source, Service service, String name, String as) {
        try {
            ServiceInputs inputs = ServiceInputs.from(project, Plan.declared(project.sources(), source), service);
            for (Map.Entry<String, String> one : service.derived().entrySet()) {
                inputs = inputs.and(one.getKey(), one.getValue());
                if (one.getKey().equals(name)) {
                    break;
                }
            }
            return new Input.Derived(as, name, inputs);
        } catch (ExpressionException e) {
            throw unchecked(name, e);
        }
    }

    private Expression compiled(String source, String text) {
        try {
            return Plan.declared(expressions, source).compile(text);
        } catch (ExpressionException e) {
            throw unchecked(text, e);
        }
    }

    private static IllegalStateException unchecked(String text, ExpressionException e) {
        return new IllegalStateException("expression was not checked: " + text, e);
    }
}
