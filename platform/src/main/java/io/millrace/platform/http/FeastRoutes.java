package io.millrace.platform.http;

import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureNames;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.Freshness;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /get-online-features} as Feast's feature server answers it (version 0.66): columns of entities in, columns of features out,
 * the entities first.
 */
final class FeastRoutes {

    private static final String EPOCH = "1970-01-01T00:00:00Z";

    private final Plan plan;
    private final FeatureNames names;
    private final Reads reads;

    FeastRoutes(Plan plan, Reads reads) {
        this.plan = plan;
        this.names = new FeatureNames(plan);
        this.reads = reads;
    }

    void read(RoutingContext context) {
        RequestBody body = RequestBody.of(context.body().buffer());
        String service = body.text("feature_service");
        List<String> features = byView(service == null ? names.of(body.texts("features")) : names.ofService(service));
        if (features.isEmpty()) {
            throw new BadRequestException("Give 'feature_service', or 'features' such as [\"view:feature\"].");
        }
        FeastEntities entities = FeastEntities.of(body.object("entities"));
        boolean full = body.flag("full_feature_names");
        FeastNames shown = FeastNames.of(features, full);
        List<String> keys = entities.columns().stream()
                .filter(column -> features.stream()
                        .anyMatch(feature -> entityOf(feature).key().contains(column)))
                .toList();
        reads.read(new FeatureRequest(features, entities.rows(), OptionalLong.empty()), false)
                .map(vectors -> answer(keys, entities, shown.names(), features, vectors))
                .onSuccess(answer -> Answers.json(context, 200, answer))
                .onFailure(failure -> FeastFailures.answer(context, failure));
    }

    /** Features in the order in which their views are first mentioned. */
    private static List<String> byView(List<String> features) {
        List<String> views = features.stream().map(FeastRoutes::view).distinct().toList();
        return features.stream()
                .sorted((a, b) -> Integer.compare(views.indexOf(view(a)), views.indexOf(view(b))))
                .toList();
    }

    private static String view(String feature) {
        return feature.substring(0, feature.indexOf(':'));
    }

    private Entity entityOf(String feature) {
        return plan.entityOf(view(feature));
    }

    private JsonObject answer(
            List<String> keys,
            FeastEntities entities,
            List<String> shown,
            List<String> features,
            List<FeatureVector> vectors) {
        JsonArray results = new JsonArray();
        keys.forEach(key -> results.add(column(
                entities.values(key).stream().toList(),
                value -> value,
                value -> Status.PRESENT.name(),
                value -> EPOCH)));
        for (int i = 0; i < features.size(); i++) {
            int position = i;
            String entity = entityOf(features.get(i)).name();
            results.add(column(
                    vectors,
                    vector -> value(vector.values().get(position)),
                    vector -> vector.values().get(position).status().name(),
                    vector -> time(
                            vector.values().get(position), vector.freshness().get(entity))));
        }
        List<String> all = new ArrayList<>(keys);
        all.addAll(shown);
        return new JsonObject()
                .put("metadata", new JsonObject().put("feature_names", new JsonArray(all)))
                .put("results", results);
    }

    private static <T> JsonObject column(
            List<T> rows, Function<T, @Nullable Object> value, Function<T, String> status, Function<T, String> time) {
        JsonArray values = new JsonArray();
        JsonArray statuses = new JsonArray();
        JsonArray times = new JsonArray();
        for (T row : rows) {
            values.add(value.apply(row));
            statuses.add(status.apply(row));
            times.add(time.apply(row));
        }
        return new JsonObject().put("values", values).put("statuses", statuses).put("event_timestamps", times);
    }

    /** A value as clients can take it: they find out the type of a list from what is in it, so an empty one is none. */
    private static @Nullable Object value(FeatureValue value) {
        return value.value() instanceof List<?> list && list.isEmpty() ? null : value.value();
    }

    private static String time(FeatureValue value, @Nullable Freshness fresh) {
        Long eventTime = fresh == null || value.status() == Status.NOT_FOUND ? null : fresh.eventTime();
        return eventTime == null ? EPOCH : Objects.requireNonNull(VectorJson.time(eventTime));
    }
}
