package io.millrace.benchmarks.engine;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What events write into rows, and what these hold: the same at every run. */
final class StateBytes {

    private static final List<String> WINDOWS = List.of("1m", "1h", "1d", "30d", "5m 1h 1d 7d");
    private static final String ROW = "%-12s  %-6s  %14s %15s %17s %14s%n";

    private StateBytes() {}

    static String table() {
        StringBuilder text = new StringBuilder(String.format(
                ROW, "windows", "keys", "hot B/event", "cold B/event", "cold writes/event", "held B/key"));
        for (Density density : Density.values()) {
            for (String windows : WINDOWS) {
                text.append(row(windows, density));
            }
        }
        return text.toString();
    }

    private static String row(String windows, Density density) {
        Past past = new Past(windows, density);
        past.count(density.past());
        long events = past.events();
        long hot = total(past, CountedRow::hotBytes);
        long cold = total(past, CountedRow::coldBytes);
        long writes = total(past, CountedRow::coldWrites);
        past.count(density.past());
        double more = past.events() - events;
        return String.format(
                ROW,
                windows,
                density.name().toLowerCase(Locale.ROOT),
                shown((total(past, CountedRow::hotBytes) - hot) / more),
                shown((total(past, CountedRow::coldBytes) - cold) / more),
                String.format(Locale.ROOT, "%.3f", (total(past, CountedRow::coldWrites) - writes) / more),
                shown((double) total(past, CountedRow::size) / past.rows().size()));
    }

    private static long total(Past past, ToLongFunction<CountedRow> of) {
        return past.rows().stream().mapToLong(of).sum();
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
