package io.millrace.platform.console;

import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Durations;
import io.millrace.runtime.project.Feature;
import io.millrace.runtime.project.FeatureWindow;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Service;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.project.View;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A project as pages show it: what is declared, in the words of the project file, and what feeds what. */
final class ProjectJson {

    private final Plan plan;

    ProjectJson(Plan plan) {
        this.plan = plan;
    }

    JsonObject json() {
        return new JsonObject()
                .put("project", plan.project().name())
                .put("sources", all(plan.project().sources(), this::source))
                .put("views", all(plan.project().views(), this::view))
                .put("services", all(plan.project().services(), ProjectJson::service))
                .put("models", all(plan.project().models(), this::model))
                .put("monitors", all(plan.project().monitors(), this::monitor))
                .put("edges", new ProjectGraph(plan).edges());
    }

    private static <T> JsonObject all(Map<String, T> declared, Function<T, JsonObject> json) {
        JsonObject all = new JsonObject();
        declared.forEach((name, one) -> all.put(name, json.apply(one)));
        return all;
    }

    private JsonObject source(Source source) {
        return new JsonObject()
                .put("topic", source.topic())
                .put("format", source.format().name().toLowerCase(Locale.ROOT))
                .put("key", source.key())
                .put("time", source.time())
                .put("late", text(source.late()))
                .put("application", plan.topics().ingestApp(source.name()));
    }

    private JsonObject view(View view) {
        JsonArray features = new JsonArray();
        for (Feature feature : view.features().values()) {
            features.add(new JsonObject()
                    .put("name", feature.name())
                    .put("aggregate", feature.aggregate())
                    .put("of", feature.of())
                    .put("where", feature.where())
                    .put("by", feature.by())
                    .put(
                            "windows",
                            texts(feature.windows().stream()
                                    .map(FeatureWindow::text)
                                    .toList())));
        }
        return new JsonObject()
                .put("entity", view.entity())
                .put("key", texts(plan.entity(view.entity()).key()))
                .put("source", view.source())
                .put("version", view.version())
                .put("where", view.where())
                .put("ttl", view.ttl() == null ? null : text(view.ttl()))
                .put("publish", view.publish())
                .put("features", features)
                .put("derived", new JsonObject(Map.copyOf(view.derived())))
                .put("columns", texts(view.columns()))
                .put("application", plan.topics().stationApp(view.entity()));
    }

    private static JsonObject service(Service service) {
        return new JsonObject()
                .put("features", texts(service.features()))
                .put("computed", new JsonObject(Map.copyOf(service.computed())))
                .put("log", service.log());
    }

    private JsonObject model(Model model) {
        JsonObject learners = new JsonObject();
        model.learners().forEach((name, learner) -> learners.put(name, learner.learner()));
        Model.Label label = model.label();
        return new JsonObject()
                .put("on", model.on())
                .put("service", model.features())
                .put("task", model.task().name().toLowerCase(Locale.ROOT))
                .put("classes", texts(model.classes()))
                .put(
                        "label",
                        label == null
                                ? null
                                : label.value() + " of " + label.source() + " within " + text(label.within()))
                .put("learners", learners)
                .put(
                        "inputs",
                        texts(plan.inputs(model).stream().map(Input::name).toList()))
                .put("application", plan.topics().modelApp(model.name()));
    }

    private JsonObject monitor(Monitor monitor) {
        return new JsonObject()
                .put(
                        "of",
                        monitor.of() instanceof Monitor.Events events
                                ? "source " + events.source()
                                : "model " + ((Monitor.Outcomes) monitor.of()).model())
                .put(
                        "watch",
                        texts(plan.watched(monitor).stream().map(Input::name).toList()))
                .put("window", text(monitor.window()))
                .put("window_ms", monitor.window().toMillis())
                .put("effect", monitor.effect())
                .put("false_alarms", monitor.falseAlarms())
                .put("false_alarm_period", text(monitor.falseAlarmPeriod()))
                .put("severity", monitor.severity().name().toLowerCase(Locale.ROOT))
                .put("application", plan.topics().monitorApp(monitor.name()));
    }

    private static JsonArray texts(Collection<String> texts) {
        return new JsonArray(List.copyOf(texts));
    }

    private static String text(Duration duration) {
        return Durations.text(duration);
    }
}
