package io.millrace.benchmarks.features;

/** Something that counts the events of a topic, and how fast. */
interface Contender {

    /** What it is, for the table. */
    String name();

    /** How many events of the topic it is given, so that a slow one ends. */
    int events();

    /** Counts the first events of the topic, from nothing. */
    Rate run() throws Exception;
}
