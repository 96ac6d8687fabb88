package io.millrace.runtime.expression;

import io.millrace.runtime.project.AggregateName;
import io.millrace.runtime.project.Feature;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Problems;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.project.View;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks the expressions of one view. */
final class ViewCheck {

    private final View view;
    private final SourceExpressions source;
    private final Problems problems;
    private final String place;

    ViewCheck(View view, SourceExpressions source, Problems problems) {
        this.view = view;
        this.source = source;
        this.problems = problems;
        this.place = "/views/" + view.name();
    }

    void check() {
        source.condition(view.where(), place + "/where");
        view.features().values().forEach(this::feature);
        if (problems.none()) {
            derived();
        }
    }

    private void feature(Feature feature) {
        String here = place + "/features/" + feature.name();
        source.condition(feature.where(), here + "/where");
        if (feature.by() != null) {
            source.type(feature.by(), here + "/by");
        }
        if (feature.of() != null) {
            source.type(feature.of(), here + "/of").ifPresent(type -> value(feature, type, here + "/of"));
        }
    }

    private void value(Feature feature, FieldType type, String here) {
        AggregateName.Of of =
                AggregateName.of(feature.aggregate()).map(AggregateName::of).orElse(AggregateName.Of.ANY);
        if (of == AggregateName.Of.NUMBER && !type.numeric()) {
            problems.at(
                    here,
                    feature.aggregate() + " needs a number, and '" + feature.of() + "' is " + type.withArticle() + ".",
                    "Numbers are int, double and boolean (0 or 1); size(text) is the length of a text.");
        } else if (of == AggregateName.Of.BOOLEAN && type != FieldType.BOOLEAN) {
            problems.at(
                    here,
                    feature.aggregate() + " needs true or false, and '" + feature.of() + "' is " + type.withArticle()
                            + ".",
                    "Compare it with something, such as == or >.");
        }
    }

    private void derived() {
        Derived derived;
        Set<String> known;
        try {
            Map<String, FieldType> columns = Columns.features(view, source.expressions());
            known = new TreeSet<>(columns.keySet());
            derived = Derived.from(columns);
        } catch (ExpressionException e) {
            throw new IllegalStateException("checked before: " + view.name(), e);
        }
        for (Map.Entry<String, String> one : view.derived().entrySet()) {
            try {
                derived = derived.and(one.getKey(), one.getValue());
                known.add(one.getKey());
            } catch (ExpressionException e) {
                String said = e.unknownField()
                        .map(name -> "view '" + view.name() + "' has no column '" + name + "'.")
                        .orElse(e.sentence(one.getValue()));
                String hint = e.unknownField()
                        .map(name -> Suggestion.near(name, known))
                        .orElse(e.hint());
                problems.inside(place + "/derived/" + one.getKey(), e.offset(), said, hint);
                return;
            }
        }
    }
}
