package io.millrace.benchmarks.contest;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/** Metrics of Kafka Streams applications. */
public final class Gauges {

    private Gauges() {}

    /**
     * The metrics of a name, for topics that end so. To be found once: going through all metrics of an application takes longer than
     * looking at one.
     */
    public static List<Metric> of(KafkaStreams streams, String group, String metric, String topics) {
        List<Metric> found = new ArrayList<>();
        streams.metrics().forEach((name, value) -> {
            if (name.group().equals(group)
                    && name.name().equals(metric)
                    && name.tags().getOrDefault("topic", "").endsWith(topics)) {
                found.add(value);
            }
        });
        return found;
    }

    /** Their sum. */
    public static double total(List<Metric> metrics) {
        return metrics.stream()
                .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
                .sum();
    }
}
