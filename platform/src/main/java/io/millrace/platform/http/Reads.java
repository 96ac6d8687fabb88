package io.millrace.platform.http;

import io.millrace.features.query.FeatureReader;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.UnavailableException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads for requests, away from the event loop; none can be made before the process serves. */
final class Reads {

    private final Vertx vertx;
    private volatile @Nullable FeatureReader reader;

    Reads(Vertx vertx) {
        this.vertx = vertx;
    }

    void serve(FeatureReader running) {
        this.reader = running;
    }

    /**
     * A vector for each row.
     *
     * @param forPeer whether another process asks, so that nobody else is to be asked
     */
    Future<List<FeatureVector>> read(FeatureRequest request, boolean forPeer) {
        FeatureReader running = reader;
        if (running == null) {
            return Future.failedFuture(new UnavailableException("The process is starting; try again."));
        }
        return vertx.executeBlocking(() -> forPeer ? running.readForPeer(request) : running.read(request), false)
                .compose(Future::fromCompletionStage);
    }
}
