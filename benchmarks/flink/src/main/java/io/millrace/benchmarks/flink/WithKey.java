package io.millrace.benchmarks.flink;

import java.io.Serial;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Says whose count it is when a window ends. */
final class WithKey implements WindowFunction<Long, Tuple2<String, Long>, String, TimeWindow> {

    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public void apply(String key, TimeWindow window, Iterable<Long> counts, Collector<Tuple2<String, Long>> out) {
        for (Long count : counts) {
            out.collect(Tuple2.of(key, count));
        }
    }
}
