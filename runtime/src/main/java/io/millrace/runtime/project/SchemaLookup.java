package io.millrace.runtime.project;

import java.util.Optional;

/** Finds the schema of an Avro source. */
@FunctionalInterface
public interface SchemaLookup {

    /** A lookup that knows nothing: Avro sources then have to name a schema file. */
    SchemaLookup NONE = subject -> Optional.empty();

    /**
     * The newest schema of a subject as JSON.
     *
     * @return empty when the subject does not exist
     */
    Optional<String> latest(String subject);
}
