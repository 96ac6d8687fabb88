package io.millrace.embedded;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an embedded broker and registry are started with.
 *
 * @param registry the registry's program
 * @param folder where both keep their data; empty for a temporary one that is deleted at the end
 * @param brokerPort the broker's port on 127.0.0.1, 0 for any free one
 * @param registryPort the registry's port on 127.0.0.1, 0 for any free one
 */
public record ClusterConfig(RegistryProgram registry, Optional<Path> folder, int brokerPort, int registryPort) {

    /** Both on free ports, in a temporary folder. */
    public static ClusterConfig temporary(RegistryProgram registry) {
        return new ClusterConfig(registry, Optional.empty(), 0, 0);
    }

    /** Both on free ports, with their data in the folder, which is created when missing and never deleted. */
    public static ClusterConfig in(RegistryProgram registry, Path folder) {
        return new ClusterConfig(registry, Optional.of(folder), 0, 0);
    }

    /** The same on the given ports. */
    public ClusterConfig withPorts(int newBrokerPort, int newRegistryPort) {
        return new ClusterConfig(registry, folder, newBrokerPort, newRegistryPort);
    }
}
