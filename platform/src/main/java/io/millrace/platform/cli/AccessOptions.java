package io.millrace.platform.cli;

import io.millrace.platform.access.Access;
import io.millrace.platform.access.Tls;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say who may reach the HTTP server. */
final class AccessOptions {

    @Option(
            names = "--access",
            paramLabel = "FILE",
            description =
                    "Access file: which clients there are, and what each may read and write. Without it nobody has to say who asks.")
    private @Nullable Path file;

    @Option(
            names = "--tls-cert",
            paramLabel = "PEM",
            description = "Certificate chain of the server; connections are encrypted.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "PEM", description = "Its private key (PKCS#8).")
    private @Nullable Path key;

    @Option(
            names = "--tls-client-ca",
            paramLabel = "PEM",
            description = {
                "Certificates that sign those of clients and of the other processes.",
                "Without --access every client needs one, and may read and write everything."
            })
    private @Nullable Path authority;

    @Option(
            names = "--allow-anyone",
            description = "Listen on an address that others reach, though nobody has to say who asks.")
    private boolean anyone;

    @Option(
            names = "--peer-token",
            defaultValue = "${env:MILLRACE_PEER_TOKEN:-}",
            paramLabel = "TOKEN",
            description = "Token with which this process asks the others; better given as $MILLRACE_PEER_TOKEN.")
    private String peerToken = "";

    /**
     * What they come to.
     *
     * @throws IllegalArgumentException when one is given without another that it needs
     */
    Access access() {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("--tls-cert and --tls-key go together.");
        }
        if (authority != null && certificate == null) {
            throw new IllegalArgumentException("--tls-client-ca needs --tls-cert and --tls-key.");
        }
        Tls tls = certificate == null || key == null ? null : new Tls(certificate, key, authority);
        return new Access(file, tls, anyone, peerToken.isBlank() ? null : peerToken);
    }
}
