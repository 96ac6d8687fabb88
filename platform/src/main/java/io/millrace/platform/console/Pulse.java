package io.millrace.platform.console;

import io.millrace.runtime.plan.Plan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How the whole project does at one moment: the numbers of all its processes added up, what has changed since the moment before as rates, and how far
 * each application is behind.
 */
final class Pulse {

    private static final double SECOND = 1_000;

    private final Plan plan;
    private final List<String> applications;
    private final Map<String, Long> before = new HashMap<>();
    private long beforeMillis;

    Pulse(Plan plan) {
        this.plan = plan;
        this.applications = plan.applications(); // asked once: it compiles expressions
    }

    /**
     * The next moment.
     *
     * @param millis wall-clock time, epoch milliseconds
     * @param processes numbers of each process, see {@link ProcessNumbers}
     * @param lags of each application
     */
    JsonObject next(long millis, List<JsonObject> processes, Map<String, Map<TopicPartition, Long>> lags) {
        double seconds = (millis - beforeMillis) / SECOND;
        JsonObject sources = counts("sources", plan.project().sources().keySet(), processes, seconds);
        JsonObject models = counts("models", plan.project().models().keySet(), processes, seconds);
        JsonObject monitors = counts("monitors", plan.project().monitors().keySet(), processes, seconds);
        JsonObject applications = applications(processes, lags, seconds);
        beforeMillis = millis;
        return new JsonObject()
                .put("at", millis)
                .put("sources", sources)
                .put("models", models)
                .put("monitors", monitors)
                .put("applications", applications)
                .put(
                        "processes",
                        new JsonArray(processes.stream()
                                .map(process -> process.getString("process"))
                                .toList()));
    }

    private JsonObject counts(String kind, Iterable<String> names, List<JsonObject> processes, double seconds) {
        JsonObject all = new JsonObject();
        for (String name : names) {
            JsonObject sum = new JsonObject();
            for (JsonObject process : processes) {
                JsonObject part = process.getJsonObject(kind).getJsonObject(name);
                if (part != null) {
                    part.forEach(count -> sum.put(
                            count.getKey(), sum.getLong(count.getKey(), 0L) + ((Number) count.getValue()).longValue()));
                }
            }
            for (String counted : List.of("events", "predictions", "labels")) {
                if (sum.containsKey(counted)) {
                    sum.put(
                            counted + "_per_second",
                            rate(kind + "/" + name + "/" + counted, sum.getLong(counted), seconds));
                }
            }
            all.put(name, sum);
        }
        return all;
    }

    private JsonObject applications(
            List<JsonObject> processes, Map<String, Map<TopicPartition, Long>> lags, double seconds) {
        JsonObject all = new JsonObject();
        for (String application : applications) {
            JsonArray members = new JsonArray();
            long consumed = 0;
            for (JsonObject process : processes) {
                JsonObject part = process.getJsonObject("applications").getJsonObject(application);
                if (part == null) {
                    continue;
                }
                for (Map.Entry<String, Object> topic : part.getJsonObject("consumed")) {
                    consumed += ((Number) topic.getValue()).longValue();
                }
                members.add(new JsonObject()
                        .put("process", process.getString("process"))
                        .put("state", part.getString("state"))
                        .put("store_bytes", part.getLong("store_bytes"))
                        .put("keys", part.getLong("keys"))
                        .put("restoring", part.getLong("restoring")));
            }
            Map<TopicPartition, Long> behind = lags.getOrDefault(application, Map.of());
            JsonObject json = new JsonObject()
                    .put("members", members)
                    .put("records_per_second", rate("applications/" + application, consumed, seconds));
            if (!behind.isEmpty()) {
                json.put(
                        "lag",
                        behind.values().stream().mapToLong(Long::longValue).sum());
            }
            all.put(application, json);
        }
        return all;
    }

    /** By how much a count grows; 0 the first time, and when part of it has gone to a process that does not answer yet. */
    private double rate(String name, long count, double seconds) {
        Long last = before.put(name, count);
        return last == null || seconds <= 0 ? 0 : Math.max(0, Math.round((count - last) / seconds * 10) / 10.0);
    }
}
