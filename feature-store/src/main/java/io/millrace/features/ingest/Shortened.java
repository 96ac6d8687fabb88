package io.millrace.features.ingest;

import org.jspecify.annotations.Nullable;

/** Text from outside, cut to what fits in a message. */
final class Shortened {

    private static final int LENGTH = 80;

    private Shortened() {}

    static String of(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "...";
    }
}
