package io.millrace.platform.cli;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours of words that say how something is. */
final class Paint {

    private static final Map<String, Style> OF_STATUS = Map.of(
            "ok", Style.fg_green,
            "warn", Style.fg_yellow,
            "fail", Style.fg_red,
            "FIRING", Style.fg_red,
            "UPDATED", Style.fg_red,
            "SUSPECTED", Style.fg_yellow,
            "RESOLVED", Style.fg_green);

    private Paint() {}

    /** A word of status in its colour, and so wide. */
    static String status(Ansi ansi, String word, int width) {
        Style style = OF_STATUS.get(word);
        return (style == null ? word : styled(ansi, style, word)) + " ".repeat(Math.max(0, width - word.length()));
    }

    /** A place in a file. */
    static String place(Ansi ansi, String place) {
        return styled(ansi, Style.bold, place);
    }

    private static String styled(Ansi ansi, Style style, String text) {
        return ansi.enabled() ? style.on() + text + Style.reset.on() : text;
    }
}
