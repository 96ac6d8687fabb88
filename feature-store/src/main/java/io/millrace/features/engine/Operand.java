package io.millrace.features.engine;

import io.millrace.runtime.event.Event;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The value of an event that a feature aggregates, compiled.
 *
 * @param text what was compiled, as the project file has it: part of the layout hash
 * @param value the compiled form; pure; null when the event has no such value
 */
public record Operand(String text, Function<Event, @Nullable Object> value) {}
