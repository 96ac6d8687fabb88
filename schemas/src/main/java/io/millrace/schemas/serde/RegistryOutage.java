package io.millrace.schemas.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Tells a schema registry that does not answer from bytes that are no record. */
public final class RegistryOutage {

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    private RegistryOutage() {}

    /** True when a fault comes from a registry that cannot be reached, or says that it cannot answer now. */
    public static boolean in(@Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException) {
                return true;
            }
            if (cause instanceof RestClientException answer
                    && (answer.getStatus() >= SERVER_ERROR || answer.getStatus() == TOO_MANY)) {
                return true;
            }
        }
        return false;
    }
}
