package io.millrace.platform.cli;

import io.millrace.platform.explain.StateEstimate;
import io.millrace.platform.explain.ViewState;
import io.millrace.platform.terminal.ByteText;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a project comes to, as text. */
final class ExplainText {

    private static final String INDENT = "  ";

    private final Plan plan;
    private final StateEstimate estimate;
    private final List<String> lines = new ArrayList<>();

    ExplainText(Plan plan, StateEstimate estimate) {
        this.plan = plan;
        this.estimate = estimate;
    }

    List<String> lines() {
        section("topics", new TopicText(plan).table());
        Table applications = new Table();
        plan.applications().forEach(applications::row);
        section("applications", applications);
        for (ViewState state : estimate.views()) {
            view(Objects.requireNonNull(plan.project().views().get(state.view())), state);
        }
        section(
                String.format(
                        Locale.ROOT,
                        "state of %,d entities of each type, with %s in every pane of every window",
                        estimate.entities(),
                        estimate.eventsPerPane() == 1 ? "1 event" : estimate.eventsPerPane() + " events"),
                views());
        bounds();
        return lines;
    }

    private void view(View view, ViewState state) {
        Table table =
                new Table().row("feature", "aggregate", "window", "hop", "window error", "kept", "bytes each", "value");
        for (ViewState.OfFeature of : state.features()) {
            Exactness exactness = new Exactness(of.feature());
            table.row(
                    of.feature().name(),
                    exactness.aggregate(),
                    exactness.window(),
                    exactness.hop(),
                    exactness.windowError(),
                    number(of.kept()),
                    number(of.bytesEach()),
                    exactness.value());
        }
        view.derived().forEach((name, text) -> table.row(name, "derived", "", "", "", "", "", text));
        section(title(view), table);
    }

    private String title(View view) {
        return "view " + view.name() + " (version " + view.version() + "): " + view.entity() + " by "
                + String.join(", ", plan.entity(view.entity()).key()) + ", from " + view.source()
                + (view.includeEvent() ? ", with the event that asks" : "");
    }

    private Table views() {
        Table table = new Table().row("view", "entity", "bytes of one", "in stores", "in changelogs");
        for (ViewState view : estimate.views()) {
            String all = ByteText.of(view.bytes() * estimate.entities());
            table.row(view.view(), view.entity(), number(view.bytes()), all, all);
        }
        String all = ByteText.of(estimate.bytes());
        return table.row("all", "", "", all, all);
    }

    private void bounds() {
        for (StateEstimate.OfModel model : estimate.models()) {
            lines.add(INDENT + "model " + model.model() + ": at most " + ByteText.of(model.bytesEach())
                    + " for each of " + model.learners() + (model.learners() == 1 ? " learner" : " learners")
                    + " (its 'budget'), and as much again in its journal"
                    + (model.byKey() ? "; and at most 256 KiB for each key of a learner by key" : ""));
        }
        for (StateEstimate.OfMonitor monitor : estimate.monitors()) {
            lines.add(INDENT + "monitor " + monitor.monitor() + ": at most " + number(monitor.rows())
                    + " rows of each open window, in each partition: less than 1 MB");
        }
        lines.add(INDENT + "It is counted by the engine's own codec, with doubles that have all their digits and "
                + "texts of 12 characters, all different in a pane.");
        lines.add(INDENT + "An entity that is seen rarely has fewer panes. Not in it: the keys of entities and events, "
                + "and events that wait for their turn.");
        lines.add(INDENT + "On disk RocksDB may take three to four times that until it compacts; "
                + "a broker keeps a changelog as many times as it replicates it.");
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private void section(String title, Table table) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(title);
        table.lines().forEach(line -> lines.add(INDENT + line));
    }
}
