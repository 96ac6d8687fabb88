package io.millrace.platform.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.Freshness;
import io.millrace.runtime.event.SourceOffset;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests of {@code POST /v1/features} as one process writes them to another, and answers as it reads them; {@link VectorWriter} writes these. */
final class VectorJson {

    /** A category is a name here, and as long as a text of an event may be: longer than what is taken from strangers. */
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private VectorJson() {}

    static JsonObject request(FeatureRequest request) {
        JsonObject json = new JsonObject()
                .put("features", new JsonArray(request.features()))
                .put("entities", new JsonArray(request.rows()));
        request.asOf().ifPresent(time -> json.put("as_of", time));
        Bounds.put(request.bound(), json);
        return json;
    }

    /** Adds how fresh an answer is to an object. */
    static JsonObject put(Freshness fresh, JsonObject json) {
        json.put("as_of", time(fresh.asOf())).put("event_time", time(fresh.eventTime()));
        SourceOffset last = fresh.last();
        json.put("offset", last == null ? null : new JsonObject().put(last.log(), last.offset()));
        json.put("partition", fresh.partition()).put("lag", fresh.lag()).put("served_by", fresh.servedBy());
        return fresh.standby() ? json.put("standby", true) : json;
    }

    static @Nullable String time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }

    /**
     * Reads an answer.
     *
     * @throws UncheckedIOException when it is not JSON
     */
    static List<FeatureVector> vectors(Buffer body) {
        JsonObject answer = parsed(body);
        JsonArray features = answer.getJsonArray("features");
        List<FeatureVector> vectors = new ArrayList<>();
        for (Object row : answer.getJsonArray("rows")) {
            vectors.add(vector(features, (JsonObject) row));
        }
        return vectors;
    }

    private static JsonObject parsed(Buffer body) {
        try {
            return new JsonObject(MAPPER.readValue(body.getBytes(), new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON, " + e.getMessage(), e);
        }
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
                last(json.getJsonObject("offset")),
                json.getInteger("partition"),
                json.getLong("lag"),
                json.getString("served_by"),
                json.getBoolean("standby", false));
    }

    private static @Nullable SourceOffset last(@Nullable JsonObject offset) {
        if (offset == null) {
            return null;
        }
        String log = offset.fieldNames().iterator().next();
        return new SourceOffset(
                SourceOffset.sourceOf(log),
                Integer.parseInt(log.substring(log.lastIndexOf('/') + 1)),
                offset.getLong(log));
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
