package io.millrace.platform.http;

import io.millrace.features.query.FeatureNames;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.Freshness;
import io.millrace.platform.access.Rights;
import io.millrace.platform.exchange.Answers;
import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.EventTimes;
import io.millrace.platform.exchange.Failures;
import io.millrace.platform.exchange.Reads;
import io.millrace.platform.exchange.RequestBody;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.Suggestion;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /v1/views/{view}/{entity}?as_of=}: one view of one entity, for people and for curl. */
final class ViewRoutes {

    private static final String AS_OF = "as_of";
    private static final Set<String> PARAMETERS =
            Stream.concat(Stream.of(AS_OF), Bounds.NAMES.stream()).collect(Collectors.toUnmodifiableSet());

    private final Plan plan;
    private final FeatureNames names;
    private final Bounds bounds;
    private final Reads reads;

    ViewRoutes(Plan plan, Reads reads) {
        this.plan = plan;
        this.names = new FeatureNames(plan);
        this.bounds = new Bounds(plan.project().sources().keySet());
        this.reads = reads;
    }

    void read(RoutingContext context, Rights rights) {
        String view = context.pathParam("view");
        check(context.queryParams());
        OptionalLong asOf = EventTimes.asOf(context.queryParams().get(AS_OF));
        List<String> features = names.of(List.of(view + ":*"));
        rights.mayRead(features);
        Entity entity = plan.entityOf(view);
        Map<String, String> key = key(entity, context.pathParam("entity"));
        reads.read(new FeatureRequest(features, List.of(key), asOf, bounds.of(context.queryParams())), false)
                .map(vectors -> json(view, entity, key, features, vectors.get(0)))
                .onSuccess(answer -> Answers.json(context, 200, answer))
                .onFailure(failure -> Failures.answer(context, failure));
    }

    /** Refuses what nobody reads: a parameter that is misspelt, or given twice, is not left out in silence. */
    private static void check(MultiMap query) {
        for (String name : query.names()) {
            if (!PARAMETERS.contains(name)) {
                throw new BadRequestException(
                        "There is no parameter " + RequestBody.shown(name) + ". " + Suggestion.near(name, PARAMETERS));
            }
            if (query.getAll(name).size() > 1 && !Bounds.ofMany(name)) {
                throw new BadRequestException("'" + name + "' is given more than once.");
            }
        }
    }

    private static Map<String, String> key(Entity entity, String text) {
        Map<String, String> fields = entity.fieldsOf(text);
        if (fields.isEmpty()) {
            throw new BadRequestException("'" + text + "' is no key of entity '" + entity.name()
                    + "': give the values of " + String.join(", ", entity.key())
                    + " with | between them, and \\ before each | and \\ in one.");
        }
        return fields;
    }

    private static JsonObject json(
            String view, Entity entity, Map<String, String> key, List<String> names, FeatureVector vector) {
        JsonObject features = new JsonObject();
        for (int i = 0; i < names.size(); i++) {
            FeatureValue value = vector.values().get(i);
            JsonObject feature = new JsonObject()
                    .put("value", value.value())
                    .put("status", value.status().name());
            if (value.reason() != null) {
                feature.put("reason", value.reason());
            }
            features.put(names.get(i).substring(view.length() + 1), feature);
        }
        Freshness fresh = Objects.requireNonNull(vector.freshness().get(entity.name()));
        JsonObject answer = new JsonObject().put("view", view).put("entity", new JsonObject(new LinkedHashMap<>(key)));
        return VectorJson.put(fresh, answer).put("features", features);
    }
}
