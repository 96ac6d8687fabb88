package io.millrace.platform.feast;

import io.millrace.features.engine.Status;
import io.millrace.platform.access.Rights;
import io.millrace.platform.exchange.Answers;
import io.millrace.platform.exchange.RequestBody;
import io.millrace.platform.feast.FeastColumns.Column;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /get-online-features}: columns of entities in, columns of features out. */
public final class FeastRoutes {

    private final FeastReads reads;

    /** The route over reads. */
    public FeastRoutes(FeastReads reads) {
        this.reads = reads;
    }

    /** Answers a request. */
    public void read(RoutingContext context, Rights rights) {
        RequestBody body = RequestBody.of(context.body().buffer());
        FeastRequest request = new FeastRequest(
                body.text("feature_service"),
                body.texts("features"),
                FeastEntities.of(body.object("entities")),
                body.flag("full_feature_names"));
        reads.read(request, rights)
                .onSuccess(answer -> Answers.json(context, 200, json(answer)))
                .onFailure(failure -> FeastFailures.answer(context, failure));
    }

    private static JsonObject json(FeastColumns answer) {
        JsonArray results = new JsonArray();
        answer.columns().forEach(column -> results.add(json(column)));
        List<String> names = answer.columns().stream().map(Column::name).toList();
        return new JsonObject()
                .put("metadata", new JsonObject().put("feature_names", new JsonArray(names)))
                .put("results", results);
    }

    private static JsonObject json(Column column) {
        return new JsonObject()
                .put("values", new JsonArray(column.values()))
                .put(
                        "statuses",
                        new JsonArray(
                                column.statuses().stream().map(Status::name).toList()))
                .put(
                        "event_timestamps",
                        new JsonArray(column.eventTimes().stream()
                                .map(FeastRoutes::time)
                                .toList()));
    }

    /** Clients take the epoch for "there is none". */
    private static String time(@Nullable Long eventTime) {
        return Instant.ofEpochMilli(eventTime == null ? 0 : eventTime).toString();
    }
}
