package io.millrace.platform.cli;

import io.millrace.runtime.project.SchemaLookup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that read a project file and ask no cluster. */
final class RegistryOption {

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Registry for Avro sources without a schema file.")
    private @Nullable String registry;

    SchemaLookup lookup() {
        return registry == null ? SchemaLookup.NONE : new RegistrySchemas(registry);
    }
}
