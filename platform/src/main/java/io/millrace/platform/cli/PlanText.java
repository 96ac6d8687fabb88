package io.millrace.platform.cli;

import io.millrace.features.engine.Feature;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.View;
import java.util.ArrayList;
import java.util.List;

/** What a project comes to, as text. */
final class PlanText {

    private static final String INDENT = "  ";

    private final Plan plan;
    private final List<String> lines = new ArrayList<>();

    PlanText(Plan plan) {
        this.plan = plan;
    }

    List<String> lines() {
        section("topics", new TopicText(plan).table());
        Table applications = new Table();
        plan.applications().forEach(applications::row);
        section("applications", applications);
        plan.project().views().values().forEach(this::view);
        return lines;
    }

    private void view(View view) {
        Table table = new Table().row("feature", "aggregate", "window", "hop", "window error", "value");
        for (Feature feature : features(view)) {
            Exactness exactness = new Exactness(feature);
            table.row(
                    feature.name(),
                    exactness.aggregate(),
                    exactness.window(),
                    exactness.hop(),
                    exactness.windowError(),
                    exactness.value());
        }
        view.derived().forEach((name, text) -> table.row(name, "derived", "", "", "", text));
        section(title(view), table);
    }

    private String title(View view) {
        return "view " + view.name() + " (version " + view.version() + "): " + view.entity() + " by "
                + String.join(", ", plan.entity(view.entity()).key()) + ", from " + view.source()
                + (view.includeEvent() ? ", with the event that asks" : "");
    }

    /** The features of a view as the engine has them. */
    private List<Feature> features(View view) {
        return Layouts.of(plan, view.entity()).views().stream()
                .filter(one -> one.name().equals(view.name()))
                .flatMap(one -> one.features().stream())
                .toList();
    }

    private void section(String title, Table table) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(title);
        table.lines().forEach(line -> lines.add(INDENT + line));
    }
}
