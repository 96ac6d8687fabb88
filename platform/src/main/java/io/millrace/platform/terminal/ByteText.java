package io.millrace.platform.terminal;

import java.util.Locale;

/** A number of bytes as people say it. */
public final class ByteText {

    private static final int STEP = 1_000;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteText() {}

    /** With a unit of a thousand, a million and so on: 3.9 GB. */
    public static String of(long bytes) {
        double shown = bytes;
        int unit = 0;
        while (shown >= STEP) {
            shown /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", shown, UNITS[unit]);
    }
}
