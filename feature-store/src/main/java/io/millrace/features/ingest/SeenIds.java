package io.millrace.features.ingest;

/**
 * Event ids seen within a horizon of event time, in two generations: an id is remembered for at least one horizon and at
 * most two.
 */
public interface SeenIds {

    /**
     * Notes an id.
     *
     * @param newest newest event time of the partition, which tells the generation
     * @return whether it was seen before
     */
    boolean seenBefore(String id, long newest);
}
