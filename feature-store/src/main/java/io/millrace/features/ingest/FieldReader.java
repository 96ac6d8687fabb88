package io.millrace.features.ingest;

import org.jspecify.annotations.Nullable;

/** Reads one field of a decoded value as the type that is declared for it. */
@FunctionalInterface
public interface FieldReader {

    /**
     * Value as {@code Boolean}, {@code Long}, {@code Double} or {@code String}; null when it is absent.
     *
     * @throws UnusableException when it is of another type
     */
    @Nullable
    Object read(String field) throws UnusableException;
}
