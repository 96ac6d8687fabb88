package io.millrace.platform.console;

import io.millrace.platform.produce.Replays;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.Origin;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a dead letter.
 *
 * @param place of the record that could not be used: topic/partition@offset
 * @param offset of the letter in the topic of dead letters
 * @param json the letter, with the beginning of its key and value
 */
record LetterExcerpt(String place, long offset, JsonObject json) {

    private static final int SHORT = 300;
    private static final int WHOLE = 300_000;

    static LetterExcerpt of(DeadLetter letter, long offset) {
        String place = place(letter.getOrigin());
        return new LetterExcerpt(place, offset, json(letter, place, SHORT));
    }

    /** A letter with all of its value. */
    static JsonObject whole(DeadLetter letter) {
        return json(letter, place(letter.getOrigin()), WHOLE);
    }

    private static JsonObject json(DeadLetter letter, String place, int most) {
        return new JsonObject()
                .put("place", place)
                .put("time", letter.getTimestamp())
                .put("stage", letter.getStage())
                .put("reason", letter.getReason().name())
                .put("message", letter.getMessage())
                .put("key", text(letter.getKey(), SHORT))
                .put("value", text(letter.getValue(), most))
                .put("refuses", Replays.refuses(letter));
    }

    private static String place(Origin origin) {
        return origin.getTopic() + "/" + origin.getPartition() + "@" + origin.getOffset();
    }

    /** The beginning of some bytes as text, if they are one; else in hexadecimal. */
    private static @Nullable String text(@Nullable ByteBuffer bytes, int most) {
        if (bytes == null) {
            return null;
        }
        byte[] beginning = new byte[Math.min(most, bytes.remaining())];
        bytes.duplicate().get(beginning);
        boolean cut = bytes.remaining() > most;
        CharBuffer text = CharBuffer.allocate(beginning.length);
        // a character that is cut at the end is no fault
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(beginning), text, !cut);
        return result.isError()
                ? bytes.remaining() + " bytes: " + HexFormat.of().formatHex(beginning)
                : text.flip() + (cut ? " … " + bytes.remaining() + " bytes" : "");
    }
}
