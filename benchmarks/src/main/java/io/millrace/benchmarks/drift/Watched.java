package io.millrace.benchmarks.drift;

import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The fifty values that a monitor watches. */
public enum Watched {
    /** Numbers of the event itself, which also count as two features of its user. */
    FIELDS,
    /** Features of the event's user as they were before it: six aggregates over eight windows, the last amount, and the time since. */
    FEATURES;

    /** How many there are. */
    static final int COUNT = 50;

    static final String TOPIC = "monitored.orders";
    static final String SOURCE = "orders";
    static final String ENTITY = "user";
    static final String MONITOR = "inputs";

    private static final List<String> NUMBERS =
            IntStream.range(0, COUNT).mapToObj(number -> "f" + number).toList();
    private static final String WINDOWS = "windows: [5m, 15m, 1h, 6h, 1d, 7d, 14d, 30d] }";

    /** A project with a monitor of them. All projects read the same topic; each has its own name, and so topics and state of its own. */
    public Plan plan(String project) throws IOException, InvalidProjectException {
        Path file = Files.createTempFile("monitored", ".yaml");
        try {
            Files.writeString(file, text(project));
            return new Plan(new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck())).read(file));
        } finally {
            Files.delete(file);
        }
    }

    private String text(String project) {
        String fields = this == FIELDS ? String.join(": double, ", NUMBERS) + ": double" : "amount: double";
        return """
                project: %s
                clock: stream
                partitions: 1
                sources:
                  orders:
                    topic: %s
                    format: json
                    key: id
                    time: at
                    fields: { id: string, at: timestamp, user: string, %s }
                entities:
                  user: { key: user }
                views:
                  spending:
                    entity: user
                    source: orders
                    features:
                %s
                services:
                  spender: ["spending:*"]
                monitors:
                  inputs:
                    source: orders
                    watch: [%s]
                    reference: { first: 4h }
                    window: 1h
                    effect: 0.1
                    false_alarms: 1 per 30d
                """.formatted(
                project, TOPIC, fields, features(), this == FIELDS ? String.join(", ", NUMBERS) : "\"spending:*\"");
    }

    private String features() {
        if (this == FIELDS) {
            return "      orders: { aggregate: count, windows: [1h] }\n"
                    + "      sum: { aggregate: sum, of: f0, windows: [1h] }";
        }
        StringBuilder features = new StringBuilder("      orders: { aggregate: count, " + WINDOWS + "\n");
        for (String aggregate : List.of("sum", "mean", "min", "max", "stddev")) {
            features.append("      of_%s: { aggregate: %s, of: amount, %s%n".formatted(aggregate, aggregate, WINDOWS));
        }
        return features
                + "      last: { aggregate: last, of: amount }\n"
                + "      idle: { aggregate: time_since_last }";
    }

    /** An event as JSON. */
    String event(String id, long time, int user, double[] values) {
        StringBuilder json = new StringBuilder(
                String.format(Locale.ROOT, "{\"id\":\"%s\",\"at\":%d,\"user\":\"user-%d\"", id, time, user));
        if (this == FEATURES) {
            return json.append(",\"amount\":").append(values[0]).append('}').toString();
        }
        for (int number = 0; number < COUNT; number++) {
            json.append(",\"").append(NUMBERS.get(number)).append("\":").append(values[number]);
        }
        return json.append('}').toString();
    }
}
