package io.millrace.trainer.topology;

import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import java.time.Duration;
import java.util.Map;

/** Entries of the shop's log, at minutes of an event-time day. */
final class Entries {

    private static final long DAY = 1_700_006_400_000L;

    private Entries() {}

    static long minute(double minute) {
        return DAY + (long) (minute * Duration.ofMinutes(1).toMillis());
    }

    static Example vector(String id, long time) {
        Map<String, Object> inputs =
                Map.of("activity:orders_1h", 1L, "amount", (double) id.hashCode(), "express", true);
        return new Example(ExampleKind.VECTOR, id, time, inputs, null, null);
    }

    static Example label(String id, long time, boolean fraud) {
        return new Example(ExampleKind.LABEL, id, time, Map.of(), fraud, null);
    }

    /** An entry in a word, such as {@code LABEL a @12.5}. */
    static String word(Example entry) {
        String id = entry.getKind() == ExampleKind.MARK ? "" : " " + entry.getId();
        return entry.getKind() + id + " @" + (entry.getTime() - DAY) / 60_000.0;
    }
}
