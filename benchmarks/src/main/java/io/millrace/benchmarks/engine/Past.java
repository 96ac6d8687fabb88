package io.millrace.benchmarks.engine;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.runtime.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Some entities whose events come at random, in order of time, and their rows. */
final class Past {

    private static final int KEYS = 2_000;
    private static final long START = 1_700_000_000_000L;

    private final FeatureEngine engine;
    private final CountedRow[] rows = new CountedRow[KEYS];
    private final Random random = new Random(1);
    private final double spacing;
    private long next;

    /** Entities without a past, for windows of lengths such as {@code 10m}, separated by blanks. */
    Past(String windows, Density density) {
        List<String> lengths = Stream.of(windows.split(" ")).toList();
        engine = new FeatureEngine(SixAggregates.layout(lengths));
        spacing = (double) density.spacing(lengths) / KEYS;
        for (int i = 0; i < KEYS; i++) {
            rows[i] = new CountedRow();
        }
    }

    /** Counts so many events of each entity, on average. */
    void count(int perKey) {
        for (int i = 0; i < KEYS * perKey; i++) {
            engine.count(row(), event());
        }
    }

    FeatureEngine engine() {
        return engine;
    }

    /** The row of any of the entities. */
    CountedRow row() {
        return rows[random.nextInt(KEYS)];
    }

    /** The next event. */
    Event event() {
        next++;
        long time = START + (long) (next * spacing);
        return new Event("orders", "e", time, Map.of("amount", random.nextInt(1, 100_000) / 100.0));
    }

    /** Events so far. */
    long events() {
        return next;
    }

    List<CountedRow> rows() {
        return List.of(rows);
    }
}
