package io.millrace.platform.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client may do. */
public final class Rights {

    /** Everything. */
    public static final Rights ALL = new Rights("anyone", null, null, true);

    private final String client;
    private final @Nullable Set<String> features;
    private final @Nullable Set<String> sources;
    private final boolean operator;

    /**
     * Rights of a client.
     *
     * @param features {@code view:feature}, those that it may read; null for all
     * @param sources those that it may write to; null for all
     * @param operator whether it may read all, and change what runs
     */
    Rights(String client, @Nullable Set<String> features, @Nullable Set<String> sources, boolean operator) {
        this.client = client;
        this.features = features;
        this.sources = sources;
        this.operator = operator;
    }

    /**
     * Lets a read of features pass.
     *
     * @throws ForbiddenException when one is in no service that the client may read
     */
    public void mayRead(List<String> wanted) {
        if (features != null && !operator) {
            for (String feature : wanted) {
                if (!features.contains(feature)) {
                    throw new ForbiddenException("'" + client + "' may not read " + feature
                            + ": it is in no service that the access file gives this client.");
                }
            }
        }
    }

    /**
     * Lets a write to a source pass.
     *
     * @throws ForbiddenException when the client may not write to it
     */
    public void mayWrite(String source) {
        if (sources != null && !sources.contains(source)) {
            throw new ForbiddenException("'" + client + "' may not write to source '" + source
                    + "': the access file does not name it among this client's sources.");
        }
    }

    /**
     * Lets somebody watch all that goes on: records, features, alerts.
     *
     * @throws ForbiddenException when the client may read some features only
     */
    public void mayWatch() {
        if (!operator && features != null) {
            throw new ForbiddenException(
                    "'" + client
                            + "' may not watch: it shows records and features of all services. Give this client 'services: [\"*\"]' or 'operator: true' in the access file.");
        }
    }

    /**
     * Lets somebody change what runs: promote a learner, replay dead letters.
     *
     * @throws ForbiddenException when the client is no operator
     */
    public void mayOperate() {
        if (!operator) {
            throw new ForbiddenException(
                    "'" + client
                            + "' may watch, and not change what runs: the access file does not say 'operator: true' of this client.");
        }
    }

    /** Whether it may change what runs. */
    public boolean operates() {
        return operator;
    }
}
