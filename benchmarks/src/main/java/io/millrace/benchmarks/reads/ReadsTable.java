package io.millrace.benchmarks.reads;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as text. */
final class ReadsTable {

    private static final String ROW = "%-11s %8s %12s %10s %10s %10s %8s%n";

    private ReadsTable() {}

    static String of(Map<String, Object> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach((name, figure) -> {
            if (figure instanceof List<?> comparisons) {
                text.append(String.format(
                        Locale.ROOT, ROW, name, "entities", "requests/s", "p50 ms", "p99 ms", "max ms", "errors"));
                comparisons.forEach(comparison -> text.append(rows((Comparison) comparison)));
            }
        });
        if (figures.get("together") instanceof Together together) {
            text.append(String.format(
                    Locale.ROOT,
                    "%ncounting alone %,.0f events/s, with reads %,.0f; reads alone %,.0f/s with a p99 of %.2f ms, with counting %,.0f/s and %.2f ms%n",
                    together.countedAlone(),
                    together.countedWithReads(),
                    together.readsAlone().requests(),
                    together.readsAlone().p99(),
                    together.readsWithCounting().requests(),
                    together.readsWithCounting().p99()));
        }
        figures.forEach((name, figure) -> {
            if (figure instanceof Freshness fresh) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s: %d events, p50 %.1f ms, p99 %.1f ms, at most %.1f ms%n",
                        name,
                        fresh.probes(),
                        fresh.p50(),
                        fresh.p99(),
                        fresh.max()));
            }
        });
        return text.toString();
    }

    private static String rows(Comparison comparison) {
        return row(comparison, "Millrace", Comparison.Round::ours)
                + row(comparison, "with Redis", Comparison.Round::peer)
                + String.format(Locale.ROOT, "%20s ratio %6.2f%n", "", comparison.median(Comparison.Round::ratio));
    }

    private interface Side {

        Load of(Comparison.Round round);
    }

    private static String row(Comparison comparison, String name, Side side) {
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                comparison.entities(),
                String.format(Locale.ROOT, "%,.0f", comparison.median(round -> side.of(round)
                        .requests())),
                String.format(Locale.ROOT, "%.2f", comparison.median(round -> side.of(round)
                        .p50())),
                String.format(Locale.ROOT, "%.2f", comparison.median(round -> side.of(round)
                        .p99())),
                String.format(Locale.ROOT, "%.1f", comparison.median(round -> side.of(round)
                        .max())),
                String.format(
                        Locale.ROOT,
                        "%d",
                        comparison.rounds().stream()
                                .mapToLong(round -> side.of(round).errors())
                                .sum()));
    }
}
