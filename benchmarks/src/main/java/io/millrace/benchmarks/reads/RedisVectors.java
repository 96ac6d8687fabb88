package io.millrace.benchmarks.reads;

import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.Freshness;
import io.millrace.platform.exchange.VectorSource;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Vectors from Redis as they are usually kept there: one hash for each entity, with a field for each feature; the hashes of a request in one pipeline. */
final class RedisVectors implements VectorSource {

    private static final String EVENT_TIME = "event_time";

    private final Redis redis;

    RedisVectors(Redis redis) {
        this.redis = redis;
    }

    /** Writes a vector. */
    static Request write(String user, List<String> features, List<? extends @Nullable Object> values, long eventTime) {
        Request request = Request.cmd(Command.HSET).arg(user).arg(EVENT_TIME).arg(eventTime);
        for (int i = 0; i < features.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                request.arg(features.get(i)).arg(String.valueOf(value));
            }
        }
        return request;
    }

    @Override
    public Future<List<FeatureVector>> read(FeatureRequest request, boolean forPeer) {
        List<Request> commands = new ArrayList<>(request.rows().size());
        for (Map<String, String> row : request.rows()) {
            Request command =
                    Request.cmd(Command.HMGET).arg(row.getOrDefault("user", "")).arg(EVENT_TIME);
            request.features().forEach(command::arg);
            commands.add(command);
        }
        return redis.batch(commands)
                .map(answers -> answers.stream().map(RedisVectors::vector).toList());
    }

    private static FeatureVector vector(Response hash) {
        List<FeatureValue> values = new ArrayList<>(hash.size() - 1);
        for (int i = 1; i < hash.size(); i++) {
            Response field = hash.get(i);
            values.add(
                    field == null
                            ? new FeatureValue(null, Status.NOT_FOUND, null)
                            : new FeatureValue(number(field.toString()), Status.PRESENT, null));
        }
        Response time = hash.get(0);
        Long eventTime = time == null ? null : time.toLong();
        Freshness fresh = new Freshness(eventTime == null ? 0 : eventTime, eventTime, null, 0, 0, "redis", false);
        return new FeatureVector(values, Map.of("user", fresh));
    }

    private static Object number(String text) {
        return text.indexOf('.') < 0 ? (Object) Long.valueOf(text) : Double.valueOf(text);
    }
}
