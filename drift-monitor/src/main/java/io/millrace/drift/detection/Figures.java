package io.millrace.drift.detection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Numbers as sentences write them. */
final class Figures {

    private static final String[] SCALES = {"", " thousand", " million", " billion", " trillion"};

    private Figures() {}

    /** Four significant digits at most, without an exponent unless very large or small. */
    static String number(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(4)).stripTrailingZeros();
        double size = Math.abs(value);
        return size != 0 && (size >= 1e12 || size < 1e-6) ? rounded.toString() : rounded.toPlainString();
    }

    /** All digits of a value, so that it can be looked for. */
    static String exact(double value) {
        return Double.isInfinite(value) || Double.isNaN(value)
                ? Double.toString(value)
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** A distance with two decimals. */
    static String distance(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }

    /** A probability as "1 in 3 million". */
    static String odds(double probability) {
        double against = 1 / probability;
        if (against >= 1e15) {
            return "less than 1 in 1000 trillion";
        }
        int scale = 0;
        double shown = against;
        while (shown >= 1000 && scale < SCALES.length - 1) {
            shown /= 1000;
            scale++;
        }
        BigDecimal rounded = BigDecimal.valueOf(shown).round(new MathContext(shown < 10 ? 1 : 2));
        return "1 in " + rounded.toPlainString() + SCALES[scale];
    }

    /** The largest whole unit of a duration: 30d, 12h, 5m, 10s. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
