package io.millrace.platform.cli;

import io.millrace.platform.terminal.ProgressBar;
import io.millrace.platform.terminal.Terminal;
import java.util.function.LongFunction;

/** Progress of commands, which goes to standard error. */
final class Bars {

    private Bars() {}

    /** Counts things. */
    static ProgressBar counting(String task) {
        return of(task, ProgressBar::count);
    }

    static ProgressBar of(String task, LongFunction<String> unit) {
        return new ProgressBar(System.err, Terminal.redraws(Terminal.Stream.ERR), System::nanoTime, task, unit);
    }
}
