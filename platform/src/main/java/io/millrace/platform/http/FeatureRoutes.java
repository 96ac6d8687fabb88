package io.millrace.platform.http;

import io.millrace.features.query.FeatureNames;
import io.millrace.features.query.FeatureRequest;
import io.millrace.platform.access.Rights;
import io.millrace.platform.exchange.Answers;
import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.EventTimes;
import io.millrace.platform.exchange.Failures;
import io.millrace.platform.exchange.Reads;
import io.millrace.platform.exchange.RequestBody;
import io.millrace.runtime.plan.Plan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/features}: a service, or some features, of any number of entities. */
final class FeatureRoutes {

    private static final Set<String> MEMBERS = Stream.concat(
                    Stream.of("service", "features", "entities", "as_of"), Bounds.NAMES.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final FeatureNames names;
    private final Bounds bounds;
    private final Reads reads;

    FeatureRoutes(Plan plan, Reads reads) {
        this.names = new FeatureNames(plan);
        this.bounds = new Bounds(plan.project().sources().keySet());
        this.reads = reads;
    }

    void read(RoutingContext context, Rights rights) {
        RequestBody body = RequestBody.of(context.body().buffer());
        body.only(MEMBERS);
        FeatureRequest request = request(body);
        rights.mayRead(request.features());
        boolean forPeer = context.request().headers().contains(HttpPeers.HOP);
        (forPeer ? reads.read(request, true) : reads.read(body.text("service"), request))
                .map(vectors -> VectorWriter.answer(request.features(), vectors))
                .onSuccess(answer -> Answers.json(context, answer))
                .onFailure(failure -> Failures.answer(context, failure));
    }

    private FeatureRequest request(RequestBody body) {
        String service = body.text("service");
        List<String> references = body.texts("features");
        if ((service == null) == references.isEmpty()) {
            throw new BadRequestException(
                    "Give either 'service', or 'features' such as [\"view:feature\", \"view:*\"].");
        }
        List<String> features = service == null ? names.of(references) : names.ofService(service);
        return new FeatureRequest(
                features, rows(body.list("entities")), EventTimes.asOf(body.textOrNumber("as_of")), bounds.of(body));
    }

    private static List<Map<String, String>> rows(JsonArray entities) {
        if (entities.isEmpty() || entities.size() > RequestBody.MOST_ROWS) {
            throw new BadRequestException("'entities' has " + entities.size() + " rows, expected 1 to "
                    + RequestBody.MOST_ROWS + ", each an object of key fields such as {\"user\": \"ann\"}.");
        }
        List<Map<String, String>> rows = new ArrayList<>(entities.size());
        for (Object entity : entities) {
            if (!(entity instanceof JsonObject fields)) {
                throw new BadRequestException("'entities' has " + RequestBody.shown(entity)
                        + " in it, expected objects of key fields such as {\"user\": \"ann\"}.");
            }
            rows.add(row(fields));
        }
        return rows;
    }

    private static Map<String, String> row(JsonObject fields) {
        Map<String, String> row = new LinkedHashMap<>();
        fields.forEach(field -> {
            @Nullable String text = RequestBody.keyText(field.getValue());
            if (text == null) {
                throw new BadRequestException("'" + field.getKey() + "' in 'entities' is "
                        + RequestBody.shown(field.getValue()) + ", expected a text, a number or a boolean.");
            }
            row.put(field.getKey(), text);
        });
        return row;
    }
}
