package io.millrace.platform.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** Closes what runs when the process is told to stop. */
final class Shutdown {

    private Shutdown() {}

    /** Closes on Ctrl-C, on a kill that can be caught, and at the ordinary end; then counts the latch down. */
    static void closing(AutoCloseable running, CountDownLatch stopped, PrintWriter err) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                running.close();
                            } catch (Exception e) {
                                err.println("millrace: closing: " + Causes.inWords(e));
                                err.flush();
                            } finally {
                                stopped.countDown();
                            }
                        },
                        "shutdown"));
    }
}
