package io.millrace.benchmarks.contest;

/** Something that works through the events of a topic, and how fast. */
public interface Contender {

    /** What it is, for the table. */
    String name();

    /** How many events it is given, so that a slow one ends. */
    int events();

    /** Works through the first events, from nothing. */
    Rate run() throws Exception;
}
