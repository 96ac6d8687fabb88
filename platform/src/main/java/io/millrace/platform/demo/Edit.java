package io.millrace.platform.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * One edit of the day, with the verdict on its author.
 *
 * @param line its place in the data, from 1; it serves as id
 * @param time when it was made, epoch milliseconds
 */
record Edit(int line, long time, JsonNode data) {

    /** Event time after which the verdict on an edit is known. */
    static final Duration VERDICT_AFTER = Duration.ofMinutes(15);

    static Edit of(int line, JsonNode data) {
        return new Edit(line, Instant.parse(data.path("time").asText()).toEpochMilli(), data);
    }

    String id() {
        return String.valueOf(line);
    }

    long verdictTime() {
        return time + VERDICT_AFTER.toMillis();
    }

    /** The edit without any word on whether its author is a bot. */
    GenericRecord toAvro(Schema schema, long addedFactor) {
        GenericRecord edit = new GenericData.Record(schema);
        edit.put("edit_id", id());
        edit.put("time", time);
        for (String text : new String[] {"channel", "user", "page", "namespace", "comment"}) {
            edit.put(text, data.path(text).asText());
        }
        edit.put("added", data.path("added").asLong() * addedFactor);
        edit.put("deleted", data.path("deleted").asLong());
        edit.put("is_anonymous", data.path("isAnonymous").asBoolean());
        edit.put("is_minor", data.path("isMinor").asBoolean());
        edit.put("is_new", data.path("isNew").asBoolean());
        edit.put("is_unpatrolled", data.path("isUnpatrolled").asBoolean());
        return edit;
    }

    /** The verdict as a line of JSON. */
    String verdict() {
        return "{\"edit_id\":\"" + id() + "\",\"time\":\"" + Instant.ofEpochMilli(verdictTime()) + "\",\"is_robot\":"
                + data.path("isRobot").asBoolean() + "}";
    }
}
