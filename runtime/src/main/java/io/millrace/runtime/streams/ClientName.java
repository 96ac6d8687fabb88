package io.millrace.runtime.streams;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an application of one process as brokers know it: {@code <application id>@<host>:<port>}. It is the name of its threads, and tells
 * every process of a project, by the members of its groups, where the others are.
 */
public final class ClientName {

    private static final Pattern ADDRESS = Pattern.compile("@([^@]+:[0-9]+)(-.*)?");

    private ClientName() {}

    /** That of an application at an address. */
    static String of(String applicationId, String address) {
        return applicationId + "@" + address;
    }

    /** The address, {@code host:port}, in the id of a client; empty if it is none of ours. */
    public static Optional<String> address(String clientId) {
        Matcher found = ADDRESS.matcher(clientId);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
