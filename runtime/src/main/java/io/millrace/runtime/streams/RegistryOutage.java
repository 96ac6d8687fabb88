package io.millrace.runtime.streams;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a schema registry that cannot be asked from bytes that cannot be read: the client reports both as a failure to
 * deserialize, and only the second is the record's fault.
 */
public final class RegistryOutage {

    private static final int NOT_FOUND = 404;

    private RegistryOutage() {}

    /** True when the registry did not answer, or refused to; false when it answered that it has no such schema. */
    public static boolean caused(@Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                return answer.getStatus() != NOT_FOUND;
            }
            if (cause instanceof SocketException
                    || cause instanceof InterruptedIOException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }
}
