package io.millrace.platform.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client that the access file names.
 *
 * @param tokenHash SHA-256 of its bearer token, in lower-case hexadecimal; null when it has none
 * @param certificate common name of its certificate; null when it has none
 * @param services those whose features it may read; {@code *} is every feature, also of no service
 * @param sources those that it may write events to; {@code *} is all
 * @param operator whether it may see all that the console shows, and change what runs
 */
record Client(
        String name,
        @Nullable String tokenHash,
        @Nullable String certificate,
        Set<String> services,
        Set<String> sources,
        boolean operator) {

    static final String ALL = "*";

    Client {
        services = Set.copyOf(services);
        sources = Set.copyOf(sources);
    }
}
