package io.millrace.platform.cli;

import java.io.Writer;
import java.util.function.Consumer;

/** A writer that hands on each line when it ends. */
final class LoggedLines extends Writer {

    private final Consumer<String> log;
    private final StringBuilder line = new StringBuilder();

    LoggedLines(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        synchronized (lock) {
            for (int i = offset; i < offset + length; i++) {
                if (buffer[i] == '\n') {
                    end();
                } else {
                    line.append(buffer[i]);
                }
            }
        }
    }

    private void end() {
        String text = line.toString().stripTrailing();
        line.setLength(0);
        if (!text.isEmpty()) {
            log.accept(text);
        }
    }

    @Override
    public void flush() {} // a line that has begun waits for its end

    @Override
    public void close() {
        synchronized (lock) {
            end();
        }
    }
}
