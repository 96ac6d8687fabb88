package io.millrace.embedded;

import java.nio.file.Path;

/**
 * What an embedded broker is started with.
 *
 * @param folder where its data is kept; created when missing, continued from when not, never deleted by the broker
 * @param port the port on 127.0.0.1 that clients use, 0 for any free one
 */
public record BrokerConfig(Path folder, int port) {

    /** Checks the port. */
    public BrokerConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("broker port " + port + " is not between 0 (any free one) and 65535");
        }
        folder = folder.toAbsolutePath().normalize();
    }

    /** A broker with its data in the folder, on any free port. */
    public static BrokerConfig in(Path folder) {
        return new BrokerConfig(folder, 0);
    }

    /** The same on the given port. */
    public BrokerConfig withPort(int newPort) {
        return new BrokerConfig(folder, newPort);
    }
}
