package io.millrace.platform.cli;

import io.millrace.platform.explain.StateEstimate;
import io.millrace.platform.explain.ViewState;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.View;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

/** What a project comes to, as JSON. */
final class ExplainJson {

    private final Plan plan;
    private final StateEstimate estimate;

    ExplainJson(Plan plan, StateEstimate estimate) {
        this.plan = plan;
        this.estimate = estimate;
    }

    JsonObject object() {
        return new JsonObject()
                .put("project", plan.project().name())
                .put("topics", new JsonArray(new TopicText(plan).json()))
                .put("applications", new JsonArray(plan.applications()))
                .put("views", all(estimate.views(), this::view))
                .put("models", all(estimate.models(), model -> new JsonObject()
                        .put("model", model.model())
                        .put("learners", model.learners())
                        .put("most_bytes_of_each", model.bytesEach())))
                .put("monitors", all(estimate.monitors(), monitor -> new JsonObject()
                        .put("monitor", monitor.monitor())
                        .put("most_rows_of_a_window", monitor.rows())))
                .put(
                        "state",
                        new JsonObject()
                                .put("entities", estimate.entities())
                                .put("events_per_pane", estimate.eventsPerPane())
                                .put("store_bytes", estimate.bytes())
                                .put("changelog_bytes", estimate.bytes()));
    }

    private JsonObject view(ViewState state) {
        View view = Objects.requireNonNull(plan.project().views().get(state.view()));
        JsonArray features = all(state.features(), ExplainJson::feature);
        view.derived()
                .forEach((name, text) -> features.add(new JsonObject()
                        .put("feature", name)
                        .put("aggregate", "derived")
                        .put("value", text)));
        return new JsonObject()
                .put("view", view.name())
                .put("version", view.version())
                .put("entity", view.entity())
                .put("key", new JsonArray(plan.entity(view.entity()).key()))
                .put("source", view.source())
                .put("include_event", view.includeEvent())
                .put("bytes_of_one", state.bytes())
                .put("features", features);
    }

    private static JsonObject feature(ViewState.OfFeature of) {
        Exactness exactness = new Exactness(of.feature());
        return new JsonObject()
                .put("feature", of.feature().name())
                .put("aggregate", exactness.aggregate())
                .put("window", exactness.window())
                .put("hop", exactness.hop().isEmpty() ? null : exactness.hop())
                .put("window_error", exactness.windowErrorShare())
                .put("value", exactness.value())
                .put("kept", of.kept())
                .put("bytes_each", of.bytesEach());
    }

    private static <T> JsonArray all(Collection<T> of, Function<T, JsonObject> one) {
        JsonArray array = new JsonArray();
        of.stream().map(one).forEach(array::add);
        return array;
    }
}
