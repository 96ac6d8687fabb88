package io.millrace.runtime.project;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as they are written in a project file: a whole number and a unit, such as {@code 90s} or {@code 6h}. */
public final class Durations {

    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Pattern TEXT = Pattern.compile("([0-9]+)(ms|s|m|h|d)");

    /** A hundred years: sums with event times stay in range. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Durations() {}

    /**
     * Parses a duration.
     *
     * @throws IllegalArgumentException with what was found and what would be right
     */
    public static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            boolean number = text.strip().matches("[0-9]+");
            throw new ValueException(
                    "'" + text + "' is not a duration" + (number ? ": it has no unit." : "."),
                    (number ? "Did you mean '" + text.strip() + "m'? " : "")
                            + "Write a whole number and a unit: ms, s, m, h or d, such as 10m.");
        }
        BigInteger millis = new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(unit(matcher.group(2))));
        if (millis.signum() == 0) {
            throw new ValueException("'" + text + "' is no time at all.", "The shortest duration is 1ms.");
        }
        if (millis.compareTo(BigInteger.valueOf(LONGEST.toMillis())) > 0) {
            throw new ValueException(
                    "'" + text + "' is too long.", "The longest duration is " + LONGEST.toDays() + "d.");
        }
        return Duration.ofMillis(millis.longValueExact());
    }

    /** A duration of whole milliseconds as it would be written: in the largest unit that needs no fraction. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : List.of("d", "h", "m", "s")) {
            if (millis % unit(unit) == 0) {
                return millis / unit(unit) + unit;
            }
        }
        return millis + "ms";
    }

    private static long unit(String name) {
        Long millis = UNITS.get(name);
        if (millis == null) {
            throw new IllegalStateException("unit without a length: " + name);
        }
        return millis;
    }
}
