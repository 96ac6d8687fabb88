package io.millrace.drift.detection;

import java.nio.charset.StandardCharsets;

/** Texts as samples keep them: whole where they are short, else their beginning and a hash of all of it. Equal texts stay equal, and others others. */
public final class ShortText {

    /** The most bytes of one, in UTF-8. */
    static final int MOST_BYTES = 64;

    private static final int BEGINNING = 40;

    private ShortText() {}

    /** Shortens a text. */
    public static String of(String text) {
        if (text.length() <= MOST_BYTES / 3 || text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            return text;
        }
        StringBuilder beginning = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            String character = Character.toString(point);
            bytes += character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > BEGINNING) {
                break;
            }
            beginning.append(character);
            at += Character.charCount(point);
        }
        return String.format("%s...%016x", beginning, EventHash.of(text));
    }
}
