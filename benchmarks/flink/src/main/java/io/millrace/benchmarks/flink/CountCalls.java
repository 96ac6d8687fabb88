package io.millrace.benchmarks.flink;

import java.io.Serial;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.java.tuple.Tuple2;

/** The count of a window. Flink adds each event once to each of its windows, which is what the meter sees. */
final class CountCalls implements AggregateFunction<Tuple2<String, Long>, Long, Long> {

    @Serial
    private static final long serialVersionUID = 1;

    private final Meter meter;

    CountCalls(Meter meter) {
        this.meter = meter;
    }

    @Override
    public Long createAccumulator() {
        return 0L;
    }

    @Override
    public Long add(Tuple2<String, Long> event, Long count) {
        meter.call();
        return count + 1;
    }

    @Override
    public Long getResult(Long count) {
        return count;
    }

    @Override
    public Long merge(Long left, Long right) {
        return left + right;
    }
}
