package io.millrace.runtime.project;

import java.util.Locale;

/** Type of a field, a feature or an expression. */
public enum FieldType {
    /** Text. */
    STRING,
    /** Whole number of 64 bits. */
    INT,
    /** Floating-point number of 64 bits. */
    DOUBLE,
    /** True or false. */
    BOOLEAN,
    /** Instant, carried as epoch milliseconds. */
    TIMESTAMP,
    /** Scalars in order; only features give it. */
    LIST,
    /** Scalars by text; only features give it. */
    MAP;

    /** Name as it is written in a project file. */
    public String yaml() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name with its article, for messages: an int, a string. */
    public String withArticle() {
        return (this == INT ? "an " : "a ") + yaml();
    }

    /** True for types that are numbers, or count as 0 and 1. */
    public boolean numeric() {
        return this == INT || this == DOUBLE || this == BOOLEAN;
    }
}
