package io.millrace.platform.access;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files in PEM form that connections are encrypted with.
 *
 * @param certificate chain of this process
 * @param key its private key
 * @param authority certificates that sign those of clients and of the other processes; null when clients need none, and what the JVM trusts signs
 *     those of other processes
 */
public record Tls(Path certificate, Path key, @Nullable Path authority) {

    /**
     * Makes a server encrypt.
     *
     * @param required whether a client without a certificate is turned away
     */
    public void encrypt(HttpServerOptions server, boolean required) {
        server.setSsl(true).setUseAlpn(true).setKeyCertOptions(pair());
        if (authority != null) {
            server.setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()))
                    .setClientAuth(required ? ClientAuth.REQUIRED : ClientAuth.REQUEST);
        }
    }

    /** Makes a client of the other processes encrypt. */
    public void encrypt(HttpClientOptions client) {
        client.setSsl(true).setKeyCertOptions(pair());
        if (authority != null) {
            client.setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
        }
    }

    private PemKeyCertOptions pair() {
        return new PemKeyCertOptions().addCertPath(certificate.toString()).addKeyPath(key.toString());
    }
}
