package io.millrace.platform.demo;

import java.io.PrintStream;

/** Says how long each step took. */
final class Stopwatch {

    private final PrintStream out;
    private long since = System.nanoTime();

    Stopwatch(PrintStream out) {
        this.out = out;
    }

    void done(String step) {
        long now = System.nanoTime();
        out.printf("%6.1f s  %s%n", (now - since) / 1e9, step);
        since = now;
    }
}
