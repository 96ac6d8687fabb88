package io.millrace.platform.exchange;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Event times as they are given in requests. */
public final class EventTimes {

    private EventTimes() {}

    /** An {@code as_of}: epoch milliseconds, or ISO 8601 with an offset; nothing for null. */
    public static OptionalLong asOf(@Nullable String text) {
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of(time(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadRequestException(
                    "as_of is '" + text + "'. Give a time such as 2015-09-12T12:00:00Z, or epoch milliseconds.");
        }
    }

    private static long time(String text) {
        return text.matches("-?[0-9]{1,15}")
                ? Long.parseLong(text)
                : OffsetDateTime.parse(text.replace(' ', '+')).toInstant().toEpochMilli();
    }
}
