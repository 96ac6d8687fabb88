package io.millrace.runtime.project;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value of a document that has the right shape, with its place. Reading never throws: problems are collected. */
final class Node {

    private final String pointer;
    private final @Nullable Object value;
    private final Problems problems;

    Node(String pointer, @Nullable Object value, Problems problems) {
        this.pointer = pointer;
        this.value = value;
        this.problems = problems;
    }

    String pointer() {
        return pointer;
    }

    boolean present() {
        return value != null;
    }

    boolean mapping() {
        return value instanceof Map;
    }

    Node get(String key) {
        Object child = value instanceof Map<?, ?> map ? map.get(key) : null;
        return new Node(pointer + "/" + YamlDocument.escape(key), child, problems);
    }

    /** Entries of a mapping, bound one by one, in order. */
    <T> Map<String, T> entries(EntryBinder<T> binder) {
        Map<String, T> bound = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                bound.put(String.valueOf(key), binder.bind(String.valueOf(key), get(String.valueOf(key))));
            }
        }
        return bound;
    }

    /** Items of a list. */
    List<Node> items() {
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new Node(pointer + "/" + i, list.get(i), problems));
        }
        return items;
    }

    String text() {
        return value == null ? "" : String.valueOf(value);
    }

    @Nullable
    String textOrNull() {
        return value == null ? null : String.valueOf(value);
    }

    boolean bool(boolean otherwise) {
        return value instanceof Boolean bool ? bool : otherwise;
    }

    long whole(long otherwise) {
        return value instanceof Number number ? number.longValue() : otherwise;
    }

    double real(double otherwise) {
        return value instanceof Number number ? number.doubleValue() : otherwise;
    }

    Duration duration(Duration otherwise) {
        return value == null ? otherwise : parsed(Durations::parse, otherwise);
    }

    @Nullable
    Duration durationOrNull() {
        return value == null ? null : parsed(Durations::parse, Duration.ofMillis(1));
    }

    FeatureWindow window() {
        return parsed(FeatureWindow::parse, new FeatureWindow.Lifetime(text()));
    }

    Instant instant(Instant otherwise) {
        return parsed(
                text -> {
                    try {
                        return OffsetDateTime.parse(text).toInstant();
                    } catch (DateTimeParseException e) {
                        throw new ValueException(
                                "'" + text + "' is not a time with an offset.",
                                "Write it as \"2015-09-12T08:00Z\", with the quotes.");
                    }
                },
                otherwise);
    }

    private <T> T parsed(Function<String, T> parser, T otherwise) {
        try {
            return parser.apply(text());
        } catch (ValueException e) {
            problems.at(pointer, e.found(), e.hint());
            return otherwise;
        }
    }

    /** Binds one entry of a mapping. */
    @FunctionalInterface
    interface EntryBinder<T> {
        T bind(String key, Node value);
    }
}
