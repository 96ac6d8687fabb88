package io.millrace.runtime.expression;

import io.millrace.runtime.project.AggregateName;
import io.millrace.runtime.project.Feature;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Problems;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectCheck;
import io.millrace.runtime.project.Service;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.project.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Type-checks every expression of a project against the fields of the source it will see. */
public final class ExpressionCheck implements ProjectCheck {

    @Override
    public void check(Project project, Problems problems) {
        for (View view : project.views().values()) {
            view(project.sources().get(view.source()), view, problems);
        }
        for (Model model : project.models().values()) {
            service(project.sources().get(model.on()), project.services().get(model.features()), problems);
        }
        for (Monitor monitor : project.monitors().values()) {
            monitor(project, monitor, problems);
        }
    }

    /** Of a service only the inputs that are watched: the others may need fields that this source does not have. */
    private static void monitor(Project project, Monitor monitor, Problems problems) {
        Source source = project.sources().get(monitor.source());
        if (source == null) {
            return;
        }
        Expressions expressions = new Expressions(source.visible());
        int index = 0;
        for (String watched : monitor.watch()) {
            String here = "/monitors/" + monitor.name() + "/watch/" + index++;
            if (watched.contains(":")) {
                continue;
            }
            String[] parts = watched.split("\\.", 2);
            Service service = parts.length == 2 ? project.services().get(parts[0]) : null;
            String input = service == null ? null : service.event().get(parts[1]);
            if (service == null) {
                compile(expressions, source, watched, here, problems);
            } else if (input != null) {
                compile(expressions, source, input, input(service, parts[1]), problems);
            }
        }
    }

    private static String input(Service service, String name) {
        return "/services/" + service.name() + "/event/" + name;
    }

    private static void view(@Nullable Source source, View view, Problems problems) {
        if (source == null) {
            return;
        }
        String place = "/views/" + view.name();
        Expressions expressions = new Expressions(source.visible());
        condition(expressions, source, view.where(), place + "/where", problems);
        Map<String, FieldType> columns = new HashMap<>();
        for (Feature feature : view.features().values()) {
            String here = place + "/features/" + feature.name();
            condition(expressions, source, feature.where(), here + "/where", problems);
            if (feature.by() != null) {
                compile(expressions, source, feature.by(), here + "/by", problems);
            }
            FieldType value = FieldType.DOUBLE;
            if (feature.of() != null) {
                value = compile(expressions, source, feature.of(), here + "/of", problems)
                        .orElse(FieldType.DOUBLE);
                value(feature, value, here + "/of", problems);
            }
            if (AggregateName.of(feature.aggregate()).isPresent()) {
                FieldType result = feature.result(value);
                feature.columns().forEach(column -> columns.put(column, result));
            }
        }
        if (problems.none()) {
            derived(view, columns, problems);
        }
    }

    private static void derived(View view, Map<String, FieldType> columns, Problems problems) {
        Derived derived = Derived.from(columns);
        for (Map.Entry<String, String> one : view.derived().entrySet()) {
            try {
                derived = derived.and(one.getKey(), one.getValue());
            } catch (ExpressionException e) {
                Set<String> known = new TreeSet<>(columns.keySet());
                known.addAll(derived.types().keySet());
                String said = e.unknownField()
                        .map(name -> "view '" + view.name() + "' has no column '" + name + "'.")
                        .orElse("'" + one.getValue().strip() + "' cannot be used: " + e.getMessage() + ".");
                String hint = e.unknownField()
                        .map(name -> Suggestion.near(name, known))
                        .orElse(e.hint());
                problems.inside("/views/" + view.name() + "/derived/" + one.getKey(), e.offset(), said, hint);
                return;
            }
        }
    }

    private static void value(Feature feature, FieldType type, String place, Problems problems) {
        AggregateName.Of of =
                AggregateName.of(feature.aggregate()).map(AggregateName::of).orElse(AggregateName.Of.ANY);
        if (of == AggregateName.Of.NUMBER && !type.numeric()) {
            problems.at(
                    place,
                    feature.aggregate() + " needs a number, and '" + feature.of() + "' is " + type.withArticle() + ".",
                    "Numbers are int, double and boolean (0 or 1); size(text) is the length of a text.");
        } else if (of == AggregateName.Of.BOOLEAN && type != FieldType.BOOLEAN) {
            problems.at(
                    place,
                    feature.aggregate() + " needs true or false, and '" + feature.of() + "' is " + type.withArticle()
                            + ".",
                    "Compare it with something, such as == or >.");
        }
    }

    private static void service(@Nullable Source source, @Nullable Service service, Problems problems) {
        if (source == null || service == null) {
            return;
        }
        Expressions expressions = new Expressions(source.visible());
        for (Map.Entry<String, String> input : service.event().entrySet()) {
            compile(expressions, source, input.getValue(), input(service, input.getKey()), problems);
        }
    }

    private static void condition(
            Expressions expressions, Source source, @Nullable String text, String place, Problems problems) {
        if (text == null) {
            return;
        }
        FieldType type = compile(expressions, source, text, place, problems).orElse(FieldType.BOOLEAN);
        if (type != FieldType.BOOLEAN) {
            problems.at(
                    place,
                    "a condition has to be true or false, and '" + text + "' is " + type.withArticle() + ".",
                    "Compare it with something, such as == or >.");
        }
    }

    private static Optional<FieldType> compile(
            Expressions expressions, Source source, String text, String place, Problems problems) {
        try {
            return Optional.of(expressions.compile(text).type());
        } catch (ExpressionException e) {
            e.unknownField()
                    .ifPresentOrElse(
                            name -> problems.inside(
                                    place,
                                    e.offset(),
                                    "source '" + source.name() + "' has no field '" + name + "'.",
                                    Suggestion.near(name, source.visible().keySet())),
                            () -> problems.inside(
                                    place,
                                    e.offset(),
                                    "'" + text.strip() + "' cannot be used: " + e.getMessage() + ".",
                                    e.hint()));
            return Optional.empty();
        }
    }
}
