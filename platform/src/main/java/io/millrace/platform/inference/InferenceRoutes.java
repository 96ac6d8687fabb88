package io.millrace.platform.inference;

import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.UnavailableException;
import io.millrace.platform.access.Rights;
import io.millrace.platform.exchange.Answers;
import io.millrace.platform.exchange.Failures;
import io.millrace.platform.exchange.NotFoundException;
import io.millrace.platform.exchange.Reads;
import io.millrace.platform.exchange.RequestBody;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Suggestion;
import io.millrace.trainer.query.ModelReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Models by the Open Inference Protocol: {@code /v2} and what is below it. */
public final class InferenceRoutes {

    /** Models are asked one request at a time each; more threads would wait. */
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final Plan plan;
    private final Reads reads;
    private final ModelPeers peers;
    private final String hop;
    private final WorkerExecutor workers;
    private volatile @Nullable ModelReader models;

    /**
     * Routes of a project's models.
     *
     * @param hop header of requests that another process has passed on
     */
    public InferenceRoutes(Plan plan, Vertx vertx, Reads reads, ModelPeers peers, String hop) {
        this.plan = plan;
        this.reads = reads;
        this.peers = peers;
        this.hop = hop;
        this.workers = vertx.createSharedWorkerExecutor("models", THREADS);
    }

    /** Begins to answer. */
    public void serve(ModelReader running) {
        this.models = running;
    }

    /** {@code GET /v2}. */
    public void server(RoutingContext context) {
        Answers.json(
                context,
                200,
                new JsonObject()
                        .put("name", "millrace")
                        .put("version", plan.project().name())
                        .put("extensions", new JsonArray()));
    }

    /** {@code GET /v2/models/{model}}. */
    public void metadata(RoutingContext context, Rights rights) {
        Model model = model(context);
        JsonArray inputs = new JsonArray();
        for (Input input : plan.inputs(model)) {
            inputs.add(new JsonObject()
                    .put("name", input.name())
                    .put("datatype", Tensor.datatype(input.type()))
                    .put("shape", new JsonArray().add(-1)));
        }
        JsonArray outputs = new JsonArray();
        InferenceAnswer.outputs(model).forEach(name -> outputs.add(InferenceAnswer.declared(name, model, -1)));
        Answers.json(
                context,
                200,
                new JsonObject()
                        .put("name", model.name())
                        .put("platform", "millrace")
                        .put("inputs", inputs)
                        .put("outputs", outputs));
    }

    /** {@code GET /v2/models/{model}/ready}. */
    public void ready(RoutingContext context, Rights rights) {
        Model model = model(context);
        ModelReader running = models;
        boolean ready = running != null && running.ready(model);
        Answers.json(
                context,
                ready ? 200 : 503,
                new JsonObject().put("name", model.name()).put("ready", ready));
    }

    /** {@code POST /v2/models/{model}/infer}. */
    public void infer(RoutingContext context, Rights rights) {
        Model model = model(context);
        ModelReader running = models;
        if (running == null) {
            throw new UnavailableException("The process is starting; try again.");
        }
        InferenceRequest request =
                InferenceRequest.of(RequestBody.of(context.body().buffer()), InferenceAnswer.outputs(model));
        ModelRows rows = new ModelRows(plan, model, request);
        rights.mayRead(rows.readable());
        Optional<ModelReader.Holder> other =
                context.request().headers().contains(hop) ? Optional.empty() : running.elsewhere(model);
        inputs(rows)
                .compose(inputs -> other.isPresent()
                        ? passOn(other.get(), model, request, rows, inputs)
                        : workers.executeBlocking(() -> running.ask(model, inputs, request.explain()), false)
                                .map(answer -> InferenceAnswer.json(model, inputNames(model), request, answer)))
                .onSuccess(answer -> Answers.json(context, 200, answer))
                .onFailure(failure -> Failures.answer(context, failure));
    }

    private Future<List<Map<String, @Nullable Object>>> inputs(ModelRows rows) {
        return rows.features().isEmpty()
                ? Future.succeededFuture(rows.inputs(List.of()))
                : reads.read(new FeatureRequest(rows.features(), rows.keys(), OptionalLong.empty()), false)
                        .map(rows::inputs);
    }

    private Future<JsonObject> passOn(
            ModelReader.Holder other,
            Model model,
            InferenceRequest request,
            ModelRows rows,
            List<Map<String, @Nullable Object>> inputs) {
        return peers.pass(
                other.host(), other.port(), "/v2/models/" + model.name() + "/infer", request.json(rows.given(inputs)));
    }

    private List<String> inputNames(Model model) {
        return plan.inputs(model).stream().map(Input::name).toList();
    }

    private Model model(RoutingContext context) {
        String name = context.pathParam("model");
        Map<String, Model> all = plan.project().models();
        Model model = all.get(name);
        if (model == null) {
            throw new NotFoundException("There is no model '" + name + "'. " + Suggestion.near(name, all.keySet()));
        }
        return model;
    }
}
