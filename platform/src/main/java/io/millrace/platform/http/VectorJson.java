package io.millrace.platform.http;

import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.Freshness;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests and answers of {@code POST /v1/features} as JSON, both ways: processes ask each other so, too. */
final class VectorJson {

    private VectorJson() {}

    static JsonObject request(FeatureRequest request) {
        JsonObject json = new JsonObject()
                .put("features", new JsonArray(request.features()))
                .put("entities", new JsonArray(request.rows()));
        request.asOf().ifPresent(time -> json.put("as_of", time));
        return json;
    }

    static JsonObject answer(List<String> features, List<FeatureVector> vectors) {
        JsonArray rows = new JsonArray();
        vectors.forEach(vector -> rows.add(row(features, vector)));
        return new JsonObject().put("features", new JsonArray(features)).put("rows", rows);
    }

    private static JsonObject row(List<String> features, FeatureVector vector) {
        JsonArray values = new JsonArray();
        JsonArray statuses = new JsonArray();
        JsonObject reasons = new JsonObject();
        for (int i = 0; i < features.size(); i++) {
            FeatureValue value = vector.values().get(i);
            values.add(value.value());
            statuses.add(value.status().name());
            if (value.reason() != null) {
                reasons.put(features.get(i), value.reason());
            }
        }
        JsonObject freshness = new JsonObject();
        vector.freshness().forEach((entity, fresh) -> freshness.put(entity, freshness(fresh)));
        JsonObject row = new JsonObject().put("values", values).put("statuses", statuses);
        if (!reasons.isEmpty()) {
            row.put("reasons", reasons);
        }
        return row.put("freshness", freshness);
    }

    private static JsonObject freshness(Freshness fresh) {
        return new JsonObject()
                .put("as_of", time(fresh.asOf()))
                .put("event_time", time(fresh.eventTime()))
                .put("partition", fresh.partition())
                .put("lag", fresh.lag())
                .put("served_by", fresh.servedBy());
    }

    static @Nullable String time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }

    /** Reads an answer. */
    static List<FeatureVector> vectors(JsonObject answer) {
        JsonArray features = answer.getJsonArray("features");
        List<FeatureVector> vectors = new ArrayList<>();
        for (Object row : answer.getJsonArray("rows")) {
            vectors.add(vector(features, (JsonObject) row));
        }
        return vectors;
    }

    private static FeatureVector vector(JsonArray features, JsonObject row) {
        JsonObject reasons = row.getJsonObject("reasons", new JsonObject());
        List<FeatureValue> values = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            values.add(new FeatureValue(
                    plain(row.getJsonArray("values").getValue(i)),
                    Status.valueOf(row.getJsonArray("statuses").getString(i)),
                    reasons.getString(features.getString(i))));
        }
        Map<String, Freshness> freshness = new HashMap<>();
        row.getJsonObject("freshness")
                .forEach(entry -> freshness.put(entry.getKey(), fresh((JsonObject) entry.getValue())));
        return new FeatureVector(values, freshness);
    }

    private static Freshness fresh(JsonObject json) {
        Instant eventTime = json.getInstant("event_time");
        return new Freshness(
                json.getInstant("as_of").toEpochMilli(),
                eventTime == null ? null : eventTime.toEpochMilli(),
                json.getInteger("partition"),
                json.getLong("lag"),
                json.getString("served_by"));
    }

    /** A value as the engine gives it. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Integer whole) {
            return whole.longValue();
        }
        if (value instanceof JsonArray array) {
            List<Object> list = new ArrayList<>();
            array.forEach(element -> list.add(plain(element)));
            return list;
        }
        if (value instanceof JsonObject object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            object.forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        return value;
    }
}
