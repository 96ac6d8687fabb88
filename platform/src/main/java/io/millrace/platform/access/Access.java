package io.millrace.platform.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the HTTP server of a process lets others in.
 *
 * @param file access file that names clients; null when nobody has to say who asks
 * @param tls certificate and key; null for plain connections
 * @param anyone whether it is meant that nobody has to say who asks, though others than this machine can
 * @param peerToken bearer token with which this process asks others; null for none
 */
public record Access(
        @Nullable Path file,
        @Nullable Tls tls,
        boolean anyone,
        @Nullable String peerToken) {

    /** Nobody has to say who asks; for an address that only this machine has. */
    public static final Access LOCAL = new Access(null, null, false, null);

    /**
     * Makes sure that a server at an address does not let others in unseen.
     *
     * @throws IllegalArgumentException when it would, and nobody has said so
     */
    public void check(String host) {
        boolean guarded = file != null || (tls != null && tls.authority() != null);
        if (!guarded && !anyone && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "--host " + host + " lets every machine that reaches it read features and write events."
                            + " Give --access or --tls-client-ca, or say --allow-anyone.");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "--host " + host + " is no address of this machine: " + e.getMessage(), e);
        }
    }

    List<Client> clients() {
        return file == null ? List.of() : AccessFile.read(file);
    }
}
