package io.millrace.platform.http;

import io.millrace.features.query.FeatureReader;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.UnavailableException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads for requests, away from the event loop; none can be made before the process serves. */
final class Reads implements VectorSource {

    /** More would only take turns on the processors; some, while others wait for a disk. */
    private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();

    private final WorkerExecutor workers;
    private volatile @Nullable VectorSource source;

    Reads(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("reads", THREADS);
    }

    /** What a feature store in this process reads. */
    VectorSource of(FeatureReader reader) {
        return (request, forPeer) -> workers.executeBlocking(
                        () -> forPeer ? reader.readForPeer(request) : reader.read(request), false)
                .compose(Future::fromCompletionStage);
    }

    void serve(VectorSource running) {
        this.source = running;
    }

    @Override
    public Future<List<FeatureVector>> read(FeatureRequest request, boolean forPeer) {
        VectorSource running = source;
        return running == null
                ? Future.failedFuture(new UnavailableException("The process is starting; try again."))
                : running.read(request, forPeer);
    }
}
