package io.millrace.platform.demo;

import io.millrace.schemas.DeadLetterReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A record that is no event of its source, and why. */
record Unusable(String topic, byte @Nullable [] key, byte @Nullable [] value, DeadLetterReason reason) {

    private static final int AVRO_HEAD = 5;

    /**
     * What may come by in the two sources of the demo.
     *
     * @param edit a good edit
     * @param other a good record of another contract
     */
    static List<Unusable> all(String edits, String verdicts, byte[] edit, byte[] other) {
        List<Unusable> all = new ArrayList<>();
        byte[] noise = new byte[200];
        new Random(1).nextBytes(noise);
        noise[0] = 0x37;
        byte[] otherMagic = edit.clone();
        otherMagic[0] = 1;
        byte[] unknownSchema = edit.clone();
        ByteBuffer.wrap(unknownSchema).putInt(1, 2_000_000_000);
        for (byte[] value : Arrays.asList(
                noise,
                new byte[0],
                null,
                new byte[] {0},
                utf8("not an edit"),
                utf8("{\"edit_id\":\"1\",\"time\":\"2015-09-12T08:00:00Z\"}"),
                otherMagic,
                unknownSchema,
                Arrays.copyOf(edit, AVRO_HEAD),
                Arrays.copyOf(edit, edit.length / 2))) {
            all.add(new Unusable(edits, new byte[] {1, 2, 3}, value, DeadLetterReason.UNDECODABLE));
        }
        all.add(new Unusable(edits, null, other, DeadLetterReason.NO_KEY));
        for (byte[] value : Arrays.asList(
                noise,
                new byte[0],
                null,
                edit,
                utf8("is_robot"),
                utf8("[{\"edit_id\":\"1\"}]"),
                utf8("{\"edit_id\":\"1\""),
                utf8(verdict("\"1\"", "\"2015-09-12T08:00:00Z\"", "true") + "{}"),
                utf8("[".repeat(5_000)))) {
            all.add(new Unusable(verdicts, utf8("7"), value, DeadLetterReason.UNDECODABLE));
        }
        String time = "\"2015-09-12T08:00:00Z\"";
        all.add(bad(verdicts, "{\"time\":" + time + ",\"is_robot\":true}", DeadLetterReason.NO_KEY));
        all.add(bad(verdicts, verdict("\"\"", time, "true"), DeadLetterReason.NO_KEY));
        all.add(bad(verdicts, "{\"edit_id\":\"1\",\"is_robot\":true}", DeadLetterReason.NO_TIME));
        all.add(bad(verdicts, verdict("\"1\"", "9007199254740993000", "true"), DeadLetterReason.NO_TIME));
        all.add(bad(verdicts, verdict("1", time, "true"), DeadLetterReason.WRONG_TYPE));
        all.add(bad(verdicts, verdict("\"1\"", "\"yesterday\"", "true"), DeadLetterReason.WRONG_TYPE));
        all.add(bad(verdicts, verdict("\"1\"", "1e400", "true"), DeadLetterReason.WRONG_TYPE));
        all.add(bad(verdicts, verdict("\"1\"", time, "\"yes\""), DeadLetterReason.WRONG_TYPE));
        String tomorrow = "\"" + Instant.now().plus(1, ChronoUnit.DAYS) + "\"";
        all.add(bad(verdicts, verdict("\"1\"", tomorrow, "true"), DeadLetterReason.FUTURE));
        return all;
    }

    private static Unusable bad(String topic, String json, DeadLetterReason reason) {
        return new Unusable(topic, null, utf8(json), reason);
    }

    private static String verdict(String id, String time, String robot) {
        return "{\"edit_id\":" + id + ",\"time\":" + time + ",\"is_robot\":" + robot + "}";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
