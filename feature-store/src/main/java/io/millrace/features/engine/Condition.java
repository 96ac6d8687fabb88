package io.millrace.features.engine;

import io.millrace.runtime.event.Event;
import java.util.function.Predicate;

/**
 * A yes-or-no question to an event, compiled.
 *
 * @param text what was compiled, as the project file has it: part of the layout hash, so that state counted under
 *     another condition is not read as if it were this one's
 * @param test the compiled form; pure
 */
public record Condition(String text, Predicate<Event> test) {

    /** True for every event. */
    public static final Condition ALWAYS = new Condition("true", event -> true);
}
