package io.millrace.features.ingest;

import io.millrace.schemas.DeadLetterReason;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Times in fields, as epoch milliseconds. */
final class Times {

    /** Years 1 to 9999: far enough, and every sum with a duration stays in range. */
    private static final long EARLIEST = -62_135_596_800_000L;

    private static final long LATEST = 253_402_300_799_999L;

    private Times() {}

    /** The time that a field holds, as epoch milliseconds or text. */
    static long of(String field, Object value) throws UnusableException {
        long time = value instanceof Long millis ? millis : instant(field, String.valueOf(value));
        if (time < EARLIEST || time > LATEST) {
            throw new UnusableException(
                    DeadLetterReason.NO_TIME,
                    "field '" + field + "' is " + value + ", expected a time between the years 1 and 9999");
        }
        return time;
    }

    /** Reads ISO 8601 text with an offset. */
    static long instant(String field, String text) throws UnusableException {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnusableException(
                    DeadLetterReason.WRONG_TYPE,
                    "field '" + field + "' is '" + Shortened.of(text)
                            + "', expected a time such as 2015-09-12T08:00:00Z");
        }
    }
}
