package io.millrace.platform.exchange;

import io.millrace.features.query.FeatureReader;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.RequestFault;
import io.millrace.features.query.UnavailableException;
import io.millrace.platform.serving.ServedListener;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads for requests: what is in memory at once, what is not away from the event loop. None can be made before the process serves. */
public final class Reads implements VectorSource {

    /** More would only take turns on the processors. */
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    /** Requests that wait or are read; more are refused, and not kept waiting until nobody waits for them. */
    private static final int MOST = 1_000;

    /** Values of an answer; more would take an event loop seconds to write. */
    private static final long MOST_VALUES = 1_000_000;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final AtomicInteger going = new AtomicInteger();
    private volatile @Nullable VectorSource source;
    private volatile List<ServedListener> listeners = List.of();

    public Reads(Vertx vertx) {
        this.vertx = vertx;
        this.workers = vertx.createSharedWorkerExecutor("reads", THREADS);
    }

    /** Begins to tell what is served. */
    public void tell(List<ServedListener> running) {
        this.listeners = List.copyOf(running);
    }

    /**
     * Vectors for somebody who has asked for a service, or for some features.
     *
     * @param service name of the service; null for features
     */
    public Future<List<FeatureVector>> read(@Nullable String service, FeatureRequest request) {
        long values = (long) request.rows().size() * request.features().size();
        if (values > MOST_VALUES) {
            return Future.failedFuture(new BadRequestException(request.rows().size() + " rows of "
                    + request.features().size() + " features are " + values + " values, and at most " + MOST_VALUES
                    + " are answered: ask in several requests."));
        }
        Future<List<FeatureVector>> read = read(request, false);
        List<ServedListener> told = listeners;
        return service == null || told.isEmpty()
                ? read
                : read.onSuccess(vectors -> told.forEach(one -> one.take(service, request, vectors)));
    }

    /** What a feature store in this process reads. */
    public VectorSource of(FeatureReader reader) {
        return (request, forPeer) -> {
            Context context = vertx.getOrCreateContext(); // that of the request, whoever completes the read
            List<FeatureVector> kept;
            try {
                kept = reader.kept(request);
            } catch (RequestFault e) {
                return Future.failedFuture(e);
            }
            return kept != null
                    ? Future.succeededFuture(kept)
                    : workers.executeBlocking(() -> forPeer ? reader.readForPeer(request) : reader.read(request), false)
                            .compose(stage -> Future.fromCompletionStage(stage, context));
        };
    }

    public void serve(VectorSource running) {
        this.source = running;
    }

    @Override
    public Future<List<FeatureVector>> read(FeatureRequest request, boolean forPeer) {
        VectorSource running = source;
        if (running == null) {
            return Future.failedFuture(new UnavailableException("The process is starting; try again."));
        }
        if (going.incrementAndGet() > MOST) {
            going.decrementAndGet();
            return Future.failedFuture(new UnavailableException(
                    MOST + " requests are being read at the same time, the most that there may be; try again."));
        }
        return running.read(request, forPeer).onComplete(done -> going.decrementAndGet());
    }
}
