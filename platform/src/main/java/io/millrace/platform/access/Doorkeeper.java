package io.millrace.platform.access;

import io.millrace.features.query.FeatureNames;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Suggestion;
import io.vertx.core.http.HttpConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Knows clients by their bearer token or their certificate, and what each may do. */
public final class Doorkeeper {

    private static final String BEARER = "bearer ";

    private final boolean open;
    private final Map<String, Rights> byToken = new HashMap<>();
    private final Map<String, Rights> byCertificate = new HashMap<>();

    /**
     * The doorkeeper of a project.
     *
     * @throws IllegalArgumentException when a client is given a service or a source that there is not
     */
    public Doorkeeper(Plan plan, Access access) {
        this.open = access.file() == null;
        for (Client client : access.clients()) {
            Rights rights = rights(plan, client);
            if (client.tokenHash() != null) {
                byToken.put(client.tokenHash(), rights);
            }
            if (client.certificate() != null) {
                byCertificate.put(client.certificate(), rights);
            }
        }
    }

    private static Rights rights(Plan plan, Client client) {
        FeatureNames names = new FeatureNames(plan);
        Set<String> features = new HashSet<>();
        for (String service : known(
                client, "service", client.services(), plan.project().services().keySet())) {
            features.addAll(names.ofService(service));
        }
        Set<String> sources = known(
                client, "source", client.sources(), plan.project().sources().keySet());
        return new Rights(
                client.name(),
                client.services().contains(Client.ALL) ? null : Set.copyOf(features),
                client.sources().contains(Client.ALL) ? null : Set.copyOf(sources),
                client.operator());
    }

    private static Set<String> known(Client client, String what, Set<String> named, Collection<String> there) {
        Set<String> names = new HashSet<>(named);
        names.remove(Client.ALL);
        for (String name : names) {
            if (!there.contains(name)) {
                throw new IllegalArgumentException("access file: client '" + client.name() + "' is given " + what + " '"
                        + name + "', which there is not. " + Suggestion.near(name, there));
            }
        }
        return names;
    }

    /**
     * The rights of who asks.
     *
     * @param authorization header of the request
     * @throws UnauthenticatedException when that is nobody who is known
     */
    public Rights rights(@Nullable String authorization, HttpConnection connection) {
        if (open) {
            return Rights.ALL;
        }
        Rights rights = authorization == null ? ofCertificate(connection) : ofToken(authorization);
        if (rights == null) {
            throw new UnauthenticatedException(
                    authorization == null
                            ? "Say who asks: send 'Authorization: Bearer TOKEN', or a certificate that the access file names."
                            : "The token is none that the access file has: send 'Authorization: Bearer TOKEN' with one that it has.");
        }
        return rights;
    }

    private @Nullable Rights ofToken(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? byToken.get(hash(authorization.substring(BEARER.length()).strip()))
                : null;
    }

    private @Nullable Rights ofCertificate(HttpConnection connection) {
        if (!connection.isSsl() || byCertificate.isEmpty()) {
            return null;
        }
        try {
            List<Certificate> chain = connection.peerCertificates();
            return chain.get(0) instanceof X509Certificate certificate
                    ? byCertificate.get(commonName(certificate))
                    : null;
        } catch (SSLPeerUnverifiedException e) {
            return null; // it has sent none
        }
    }

    private static String commonName(X509Certificate certificate) {
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return String.valueOf(part.getValue());
                }
            }
            return "";
        } catch (InvalidNameException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }
}
