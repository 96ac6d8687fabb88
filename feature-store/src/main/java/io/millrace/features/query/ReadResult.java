package io.millrace.features.query;

/** What came of a read. */
public sealed interface ReadResult {

    /** The features, read here. */
    record Answered(ViewAnswer answer) implements ReadResult {}

    /** Another process holds the entity. */
    record Elsewhere(String host, int port) implements ReadResult {}

    /** There is no such view. */
    record NoSuchView(String message) implements ReadResult {}

    /** The text is no key of the view's entity. */
    record NoSuchKey(String message) implements ReadResult {}

    /** Nobody can answer now; trying again will help. */
    record Unavailable(String message) implements ReadResult {}
}
