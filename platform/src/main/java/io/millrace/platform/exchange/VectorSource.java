package io.millrace.platform.exchange;

import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureVector;
import io.vertx.core.Future;
import java.util.List;

/** Where the HTTP API has its vectors from. It is asked on an event loop, which it must not hold up. */
public interface VectorSource {

    /**
     * A vector for each row.
     *
     * @param forPeer whether another process asks, so that nobody else is to be asked
     */
    Future<List<FeatureVector>> read(FeatureRequest request, boolean forPeer);
}
