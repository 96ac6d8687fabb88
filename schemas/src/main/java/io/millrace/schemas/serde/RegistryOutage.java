package io.millrace.schemas.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells a schema registry that does not answer from bytes that are no record. */
public final class RegistryOutage {

    private static final int SERVER_ERROR = 500;

    /** Not allowed, and too many requests: they say nothing of the record either. */
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    private RegistryOutage() {}

    /** True when a fault comes from a registry that cannot be reached, or refuses to answer. */
    public static boolean in(@Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLException) {
                return true;
            }
            if (cause instanceof RestClientException answer
                    && (answer.getStatus() >= SERVER_ERROR || REFUSALS.contains(answer.getStatus()))) {
                return true;
            }
        }
        return false;
    }
}
