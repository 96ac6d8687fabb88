package io.millrace.benchmarks.reads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.access.Access;
import io.millrace.platform.http.HttpApi;
import io.millrace.platform.produce.EventWriter;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The HTTP server of Millrace with Redis behind it, in a process of its own. */
final class RedisPeer {

    private static final int BATCH = 500;
    private static final int CONNECTIONS = 8;

    private RedisPeer() {}

    /** Arguments: bootstrap servers, registry, a running Millrace to copy all vectors from, number of users, Redis's address, a folder. */
    public static void main(String[] arguments) throws Exception {
        Plan plan = ServerProcess.plan();
        Vertx vertx = Vertx.vertx();
        Redis redis = Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(arguments[4])
                        .setMaxPoolSize(CONNECTIONS)
                        .setMaxPoolWaiting(10_000));
        copy(URI.create(arguments[2]), Integer.parseInt(arguments[3]), redis);
        HttpApi api = HttpApi.start(plan, "127.0.0.1", 0, Access.LOCAL, Path.of(arguments[5]));
        Cluster cluster = new Cluster(arguments[0], arguments[1], Map.of());
        api.serve(List.of(), new RedisVectors(redis), new EventWriter(plan, cluster, Clock.systemUTC()));
        System.out.println("http://127.0.0.1:" + api.port());
    }

    private static void copy(URI from, int users, Redis redis) throws Exception {
        for (int first = 0; first < users; first += BATCH) {
            JsonNode answer = new ObjectMapper().readTree(Client.read(from, first, Math.min(users, first + BATCH)));
            List<String> features = new ArrayList<>();
            answer.path("features").forEach(name -> features.add(name.asText()));
            List<Request> commands = new ArrayList<>();
            int user = first;
            for (JsonNode row : answer.path("rows")) {
                List<Object> values = new ArrayList<>();
                row.path("values")
                        .forEach(value ->
                                values.add(value.isIntegralNumber() ? (Object) value.asLong() : value.asDouble()));
                long time = Instant.parse(row.at("/freshness/user/event_time").asText())
                        .toEpochMilli();
                commands.add(RedisVectors.write(Spenders.user(user), features, values, time));
                user++;
            }
            redis.batch(commands).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }
}
