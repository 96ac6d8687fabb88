package io.millrace.benchmarks.reads;

import io.millrace.runtime.streams.Cluster;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Reads and counting, each alone and both at once.
 *
 * @param countedAlone events per second
 * @param countedWithReads the same, while reads go on at full speed
 * @param readsAlone of one entity
 * @param readsWithCounting the same, while events are counted at full speed
 */
record Together(double countedAlone, double countedWithReads, Load readsAlone, Load readsWithCounting) {

    private static final int EVENTS = 300_000;
    private static final int SECONDS = 8;

    static Together measure(Cluster cluster, Spenders spenders, URI url, int users, int connections) throws Exception {
        count(cluster, spenders, url); // warms up
        double alone = count(cluster, spenders, url);
        Load quiet = Load.full(url, users, 1, connections, SECONDS);
        CompletableFuture<Double> counting = CompletableFuture.supplyAsync(() -> {
            try {
                return count(cluster, spenders, url);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Load busy = Load.full(url, users, 1, connections, SECONDS);
        return new Together(alone, counting.join(), quiet, busy);
    }

    /** Events per second from the first that is sent to the last that is counted. */
    private static double count(Cluster cluster, Spenders spenders, URI url) throws Exception {
        long begin = System.nanoTime();
        spenders.sendMore(cluster, EVENTS);
        Counted.await(url, cluster);
        return EVENTS * 1e9 / (System.nanoTime() - begin);
    }
}
