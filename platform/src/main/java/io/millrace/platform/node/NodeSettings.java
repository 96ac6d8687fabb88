package io.millrace.platform.node;

import io.millrace.runtime.streams.Processing;
import java.nio.file.Path;
import java.util.Set;

/**
 * Settings of one process.
 *
 * @param stateDir folder of the stores; one process at a time
 * @param host address to listen on
 * @param advertisedHost name by which other processes reach this one
 * @param port port to listen on; 0 takes a free one
 */
public record NodeSettings(
        Set<Role> roles, Path stateDir, String host, String advertisedHost, int port, Processing processing) {

    public NodeSettings {
        roles = Set.copyOf(roles);
    }
}
