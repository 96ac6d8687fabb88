package io.millrace.benchmarks.drift.real;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/** The alerts of a run: when, by which test, how large, until when. */
final class EpisodeTable {

    private static final long DAY = 86_400_000L;

    private final TextTable table =
            new TextTable("reference", "alert", "fired by window of", "test", "effect", "most", "lasted");

    void add(String reference, Episode episode) {
        table.add(
                reference,
                episode.alert(),
                day(episode.from()),
                episode.fired().test().test(),
                figure(episode.fired().test().effect()),
                figure(episode.most()),
                lasted(episode));
    }

    /** Days from the end of the window that it fired at. */
    static String lasted(Episode episode) {
        return episode.resolved() == null ? "to the end" : (episode.to() - episode.known()) / DAY + " d";
    }

    void print(PrintWriter out) {
        table.print(out);
    }

    static String day(long millis) {
        return Instant.ofEpochMilli(millis).toString().substring(0, 10);
    }

    static String minute(long millis) {
        return Instant.ofEpochMilli(millis).toString().substring(0, 16).replace('T', ' ');
    }

    static String figure(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
