package io.millrace.trainer.learning;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the package's versioned byte forms: big-endian doubles, LEB128 whole numbers, length-prefixed text. */
final class Encoder {
    /** Larger ones are not whole numbers of their own any more, as doubles. */
    private static final long LARGEST_WHOLE = 1L << 53;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Encoder(int format) {
        out.write(format);
    }

    /** Appends a whole number, 0 or more, in groups of seven bits, the lowest first. */
    Encoder whole(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("expected a whole number of 0 or more, not " + value);
        }
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    /** Appends 64 bits as they are. */
    Encoder fixed(long bits) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (bits >>> shift));
        }
        return this;
    }

    /** Appends a double; every NaN is written as the one canonical NaN. */
    Encoder real(double value) {
        return fixed(Double.doubleToLongBits(value));
    }

    /** Appends a weight or a score: few bytes for a whole number, as most are. */
    Encoder amount(double value) {
        long whole = (long) value;
        return whole == value && whole >= 0 && whole < LARGEST_WHOLE && !(value == 0 && 1 / value < 0)
                ? whole(whole << 1)
                : whole(1).real(value);
    }

    /** Appends scores. */
    Encoder amounts(double[] values) {
        whole(values.length);
        for (double value : values) {
            amount(value);
        }
        return this;
    }

    Encoder reals(double[] values) {
        whole(values.length);
        for (double value : values) {
            real(value);
        }
        return this;
    }

    Encoder bytes(byte[] value) {
        whole(value.length);
        out.write(value, 0, value.length);
        return this;
    }

    Encoder text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
