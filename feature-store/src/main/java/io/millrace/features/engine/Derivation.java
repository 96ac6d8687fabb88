package io.millrace.features.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Features that are computed from others of their view when an answer is made. They keep no state, so they can be changed at
 * any time.
 *
 * @param names in the order of the answer, after the features
 * @param columns features that they are computed from
 * @param rule adds their values, by name, to the values of the features; pure; null for a value that is undefined
 */
public record Derivation(List<String> names, Set<String> columns, Consumer<Map<String, @Nullable Object>> rule) {

    /** No such features. */
    public static final Derivation NONE = new Derivation(List.of(), Set.of(), row -> {});

    public Derivation {
        names = List.copyOf(names);
        columns = Set.copyOf(columns);
    }
}
