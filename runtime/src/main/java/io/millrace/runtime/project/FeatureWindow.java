package io.millrace.runtime.project;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which part of an entity's past a feature is computed from, as a project file writes it in {@code windows:}. */
public sealed interface FeatureWindow {

    /** As it is written, such as {@code 10m} or {@code session 30m}. */
    String text();

    /** What is added to the feature's name, such as {@code session_30m}. */
    default String suffix() {
        return text().replace(' ', '_');
    }

    /** A fixed length up to the time of reading. */
    record Rolling(String text, Duration length) implements FeatureWindow {}

    /** Starts anew at every multiple of its length. */
    record Tumbling(String text, Duration length) implements FeatureWindow {}

    /** Lasts as long as events follow one another without a longer silence than the gap. */
    record Session(String text, Duration gap) implements FeatureWindow {}

    /** The newest events of the view. */
    record Last(String text, int events) implements FeatureWindow {}

    /** Everything. */
    record Lifetime(String text) implements FeatureWindow {}

    /** The most events of a {@link Last}. */
    int MOST_EVENTS = 256;

    /** Names the kinds. */
    String KINDS = "Write a length such as 10m, or 'tumbling 1d', 'session 30m', 'last 20', 'lifetime'.";

    /** A kind and what goes with it. */
    Pattern KIND = Pattern.compile("(tumbling|session|last) (.+)");

    /** Parses a window; {@link ValueException} with what was found and what would be right. */
    static FeatureWindow parse(String written) {
        String text = written.strip().replaceAll("\\s+", " ");
        if (text.equals("lifetime")) {
            return new Lifetime(text);
        }
        Matcher matcher = KIND.matcher(text);
        if (!matcher.matches()) {
            if (text.contains(" ")) {
                throw new ValueException("'" + text + "' is not a window.", KINDS);
            }
            return new Rolling(text, Durations.parse(text));
        }
        return switch (matcher.group(1)) {
            case "tumbling" -> new Tumbling(text, Durations.parse(matcher.group(2)));
            case "session" -> new Session(text, Durations.parse(matcher.group(2)));
            default -> new Last(text, events(matcher.group(2)));
        };
    }

    private static int events(String number) {
        if (!number.matches("[0-9]{1,4}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > MOST_EVENTS) {
            throw new ValueException(
                    "'" + number + "' is not a number of events.", "Write 1 to " + MOST_EVENTS + ", such as last 20.");
        }
        return Integer.parseInt(number);
    }
}
