package io.millrace.platform.node;

import io.millrace.platform.access.Access;
import io.millrace.runtime.streams.Processing;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one process.
 *
 * @param stateDir folder of the stores; one process at a time
 * @param host address to listen on
 * @param advertisedHost name by which other processes reach this one
 * @param port port to listen on; 0 takes a free one
 * @param access who is let in
 * @param collector address of a collector of OpenTelemetry that traces are sent to; null for none
 */
public record NodeSettings(
        Set<Role> roles,
        Path stateDir,
        String host,
        String advertisedHost,
        int port,
        Access access,
        Processing processing,
        @Nullable URI collector) {

    public NodeSettings {
        roles = Set.copyOf(roles);
    }

    /** Settings of a process that sends no traces. */
    public NodeSettings(
            Set<Role> roles,
            Path stateDir,
            String host,
            String advertisedHost,
            int port,
            Access access,
            Processing processing) {
        this(roles, stateDir, host, advertisedHost, port, access, processing, null);
    }
}
