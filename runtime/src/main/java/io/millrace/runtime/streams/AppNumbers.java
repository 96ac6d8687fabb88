package io.millrace.runtime.streams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What an application has done in this process since it started, and what it holds, by Kafka Streams' own metrics.
 *
 * @param consumed records read of each topic, without the marks of transactions, which offsets count too
 * @param storeBytes bytes of its RocksDB stores on disk and in write buffers
 * @param keys rows of these stores, as RocksDB estimates them
 * @param restoring records of changelogs that are still to be read before it works
 */
public record AppNumbers(Map<String, Long> consumed, long storeBytes, long keys, long restoring) {

    private static final String FETCHED = "consumer-fetch-manager-metrics";
    private static final String STORES = "stream-state-metrics";

    public AppNumbers {
        consumed = Map.copyOf(consumed);
    }

    /** Those of now. */
    public static AppNumbers of(StreamsApp app) {
        Map<String, Long> consumed = new HashMap<>();
        long bytes = 0;
        long keys = 0;
        Restoration restoration = app.restoration();
        long restoring = restoration.goesOn() ? Math.max(0, restoration.records() - restoration.read()) : 0;
        for (Map.Entry<MetricName, ? extends Metric> one :
                app.streams().metrics().entrySet()) {
            MetricName metric = one.getKey();
            switch (metric.group() + "/" + metric.name()) {
                case FETCHED + "/records-consumed-total" -> {
                    String topic = metric.tags().get("topic");
                    if (topic != null && !isOfRestoring(metric)) {
                        consumed.merge(topic, whole(one.getValue()), Long::sum);
                    }
                }
                case STORES + "/total-sst-files-size", STORES + "/cur-size-all-mem-tables" ->
                    bytes += whole(one.getValue());
                case STORES + "/estimate-num-keys" -> keys += whole(one.getValue());
                default -> {}
            }
        }
        leaveOutUnderscored(consumed);
        return new AppNumbers(consumed, bytes, keys, restoring);
    }

    private static boolean isOfRestoring(MetricName metric) {
        return String.valueOf(metric.tags().get("client-id")).endsWith("-restore-consumer");
    }

    /** Kafka has each metric of a topic with dots in its name twice, once with underscores instead (KIP-1109). */
    private static void leaveOutUnderscored(Map<String, Long> consumed) {
        List.copyOf(consumed.keySet()).stream()
                .filter(topic -> topic.contains("."))
                .forEach(topic -> consumed.remove(topic.replace('.', '_')));
    }

    private static long whole(Metric metric) {
        return metric.metricValue() instanceof Number number && number.doubleValue() > 0 ? number.longValue() : 0;
    }
}
