package io.millrace.platform.cli;

import io.millrace.features.engine.Feature;
import io.millrace.features.engine.Window;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.plan.Column;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, Window> windows = windows(view);
        for (Column column : plan.columns(view)) {
            Window window = windows.get(column.name());
            if (window == null) {
                throw new IllegalStateException("feature without a window: " + column.reference());
            }
            Exactness exactness = new Exactness(column, window);
            table.row(
                    column.name(),
                    exactness.aggregate(),
                    exactness.window(),
                    exactness.hop(),
                    exactness.windowError(),
                    exactness.value());
        }
        section(title(view), table);
    }

    private String title(View view) {
        return "view " + view.name() + " (version " + view.version() + "): " + view.entity() + " by "
                + String.join(", ", plan.entity(view.entity()).keys()) + ", from " + view.source()
                + (view.includeEvent() ? ", with the event that asks" : "");
    }

    /** Windows as the engine has them, by the name under which they are read. */
    private Map<String, Window> windows(View view) {
        Map<String, Window> windows = new HashMap<>();
        Layouts.of(plan, view.entity()).views().stream()
                .filter(one -> one.name().equals(view.name()))
                .flatMap(one -> one.features().stream())
                .forEach((Feature feature) -> windows.put(feature.name(), feature.window()));
        return windows;
    }

    private void section(String title, Table table) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(title);
        table.lines().forEach(line -> lines.add(INDENT + line));
    }
}
