package io.millrace.benchmarks.reads;

import io.millrace.runtime.streams.Cluster;
import java.net.URI;
import java.util.Arrays;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Time from the broker's word that it has an event until an answer reflects it, milliseconds.
 *
 * @param probes events of which it was measured
 */
record Freshness(int probes, double p50, double p99, double max) {

    /** Events one after the other; the reader asks for its event, and is answered once it is counted. */
    static Freshness measure(Cluster cluster, Spenders spenders, URI url, int probes) throws Exception {
        double[] millis = new double[probes];
        try (KafkaProducer<String, byte[]> producer = Spenders.producer(cluster)) {
            for (int probe = 0; probe < probes; probe++) {
                long offset = producer.send(spenders.next(probe)).get().offset();
                long begin = System.nanoTime();
                await(url, probe, offset);
                millis[probe] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        return new Freshness(probes, millis[probes / 2], millis[probes * 99 / 100], millis[probes - 1]);
    }

    /** Asks again and again: an answer that waits would come up to ten milliseconds late. */
    private static void await(URI url, int user, long offset) throws Exception {
        String expected = "\"offset\":{\"orders/0\":" + offset + "}";
        while (!Client.read(url, user, user + 1).contains(expected)) {
            Thread.onSpinWait();
        }
    }
}
