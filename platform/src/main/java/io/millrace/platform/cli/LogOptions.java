package io.millrace.platform.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Option that says how a process writes its log. */
final class LogOptions {

    /** What log4j2.xml chooses an appender by. */
    private static final String PROPERTY = "millrace.log.format";

    @Option(
            names = "--log-format",
            defaultValue = "${env:MILLRACE_LOG_FORMAT:-text}",
            paramLabel = "HOW",
            description =
                    "How log lines are written to stderr: text, or json, an object on each line, with what is else said in words (default: $MILLRACE_LOG_FORMAT, or text).")
    private LogFormat format = LogFormat.TEXT;

    /** From now on. With JSON, what the command prints is logged too, so that nothing else comes between. */
    void apply(CommandLine line, Class<?> command) {
        System.setProperty(PROPERTY, format.name().toLowerCase(Locale.ROOT));
        if (format == LogFormat.JSON) {
            Logger log = LoggerFactory.getLogger(command);
            line.setOut(new PrintWriter(new LoggedLines(log::info)));
            line.setErr(new PrintWriter(new LoggedLines(log::error)));
            Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> log.error("the thread ends", fault));
        }
    }
}
