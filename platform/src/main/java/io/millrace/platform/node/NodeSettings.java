package io.millrace.platform.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * Settings of one process.
 *
 * @param stateDir folder of the stores; one process at a time
 * @param host address to listen on
 * @param advertisedHost name by which other processes reach this one
 * @param port port to listen on; 0 takes a free one
 * @param commitInterval time between transactions
 * @param threads stream threads of each application
 */
public record NodeSettings(
        Set<Role> roles,
        Path stateDir,
        String host,
        String advertisedHost,
        int port,
        Duration commitInterval,
        int threads) {

    public NodeSettings {
        roles = Set.copyOf(roles);
    }
}
