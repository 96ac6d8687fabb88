package io.millrace.runtime.streams;

import java.util.DoubleSummaryStatistics;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * How old records were within the last minute when a source node of an application took them, or when they went to a sink node: the time of
 * the process less the record's own, as Kafka Streams measures it by itself. NaN when there were none.
 *
 * @param averageMillis mean of the averages of the partitions that this process works on
 * @param oldestMillis of all records
 */
public record RecordAges(double averageMillis, double oldestMillis) {

    private static final String NODES = "stream-processor-node-metrics";

    /** Those of now, of one node. */
    public static RecordAges of(StreamsApp app, String node) {
        DoubleSummaryStatistics averages = new DoubleSummaryStatistics();
        DoubleSummaryStatistics maxima = new DoubleSummaryStatistics();
        app.streams().metrics().forEach((name, metric) -> {
            if (isOf(name, node)) {
                switch (name.name()) {
                    case "record-e2e-latency-avg" -> add(metric, averages);
                    case "record-e2e-latency-max" -> add(metric, maxima);
                    default -> {}
                }
            }
        });
        return averages.getCount() == 0 || maxima.getCount() == 0
                ? new RecordAges(Double.NaN, Double.NaN)
                : new RecordAges(averages.getAverage(), maxima.getMax());
    }

    private static boolean isOf(MetricName name, String node) {
        return name.group().equals(NODES) && node.equals(name.tags().get("processor-node-id"));
    }

    private static void add(Metric metric, DoubleSummaryStatistics to) {
        if (metric.metricValue() instanceof Double value && Double.isFinite(value)) {
            to.accept(value);
        }
    }
}
