package io.millrace.platform.console;

import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Service;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What feeds what in a project: its sources, views, services, models and monitors as nodes {@code <kind>/<name>}, and edges between them. */
final class ProjectGraph {

    private static final String SOURCES = "sources/";
    private static final String VIEWS = "views/";
    private static final String SERVICES = "services/";
    private static final String MODELS = "models/";
    private static final String MONITORS = "monitors/";

    private final Plan plan;
    private final Set<List<String>> edges = new LinkedHashSet<>();

    ProjectGraph(Plan plan) {
        this.plan = plan;
        plan.project().views().values().forEach(view -> edge(SOURCES + view.source(), VIEWS + view.name(), "events"));
        plan.project().services().values().forEach(this::service);
        plan.project().models().values().forEach(this::model);
        plan.project().monitors().values().forEach(this::monitor);
    }

    private void service(Service service) {
        for (String feature : service.features()) {
            edge(VIEWS + view(feature), SERVICES + service.name(), "features");
        }
    }

    private void model(Model model) {
        edge(SERVICES + model.features(), MODELS + model.name(), "vectors");
        edge(SOURCES + model.on(), SERVICES + model.features(), "events");
        if (model.label() != null) {
            edge(SOURCES + model.label().source(), MODELS + model.name(), "labels");
        }
        model.reactions().forEach(reaction -> edge(MONITORS + reaction.monitor(), MODELS + model.name(), "alerts"));
    }

    private void monitor(Monitor monitor) {
        if (monitor.of() instanceof Monitor.Outcomes outcomes) {
            edge(MODELS + outcomes.model(), MONITORS + monitor.name(), "outcomes");
        } else if (monitor.of() instanceof Monitor.Events events) {
            edge(SOURCES + events.source(), MONITORS + monitor.name(), "events");
            for (Input watched : plan.watched(monitor)) {
                watched.features()
                        .forEach(feature -> edge(VIEWS + view(feature), MONITORS + monitor.name(), "features"));
            }
        }
    }

    private static String view(String feature) {
        return feature.substring(0, feature.indexOf(':'));
    }

    private void edge(String from, String to, String what) {
        edges.add(List.of(from, to, what));
    }

    /** The edges, as {@code {from, to, what}}. */
    JsonArray edges() {
        JsonArray all = new JsonArray();
        edges.forEach(edge -> all.add(
                new JsonObject().put("from", edge.get(0)).put("to", edge.get(1)).put("what", edge.get(2))));
        return all;
    }
}
