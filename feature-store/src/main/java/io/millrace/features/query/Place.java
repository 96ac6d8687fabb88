package io.millrace.features.query;

/** Where the entities of a partition are. */
sealed interface Place {

    /** In this process. */
    record Here(PartitionReads reads) implements Place {}

    /** In another process. */
    record At(String host, int port) implements Place {}
}
