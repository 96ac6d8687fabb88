package io.millrace.trainer.learning;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link Encoder} wrote; anything else is an {@link UnreadableStateException} that names the form. */
final class Decoder {
    private final String form;
    private final ByteBuffer in;

    Decoder(String form, int format, byte[] bytes) {
        this.form = form;
        this.in = ByteBuffer.wrap(bytes);
        if (bytes.length == 0 || bytes[0] != format) {
            throw new UnreadableStateException(form + ": expected format " + format + ", found "
                    + (bytes.length == 0 ? "no bytes" : "format " + bytes[0]));
        }
        in.get();
    }

    long whole() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = octet();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new UnreadableStateException(form + ": a whole number of more than 63 bits at byte " + in.position());
    }

    /** Reads a whole number that counts things of at least {@code eachBytes} bytes still to come. */
    int count(int eachBytes) {
        long value = whole();
        if (value > in.remaining() / Math.max(1, eachBytes)) {
            throw new UnreadableStateException(form + ": announces " + value + " items but only " + in.remaining()
                    + " bytes follow byte " + in.position());
        }
        return (int) value;
    }

    int smallWhole() {
        long value = whole();
        if (value > Integer.MAX_VALUE) {
            throw new UnreadableStateException(form + ": " + value + " is too large at byte " + in.position());
        }
        return (int) value;
    }

    long fixed() {
        try {
            return in.getLong();
        } catch (BufferUnderflowException e) {
            throw new UnreadableStateException(form + ": cut off after " + in.limit() + " bytes", e);
        }
    }

    double real() {
        return Double.longBitsToDouble(fixed());
    }

    double amount() {
        return amount(whole());
    }

    /** Goes on with an amount of which the first whole number was read. */
    double amount(long whole) {
        if ((whole & 1) == 0) {
            return whole >>> 1;
        }
        if (whole != 1) {
            throw new UnreadableStateException(form + ": no amount begins with " + whole + " at byte " + in.position());
        }
        return real();
    }

    double[] amounts() {
        double[] values = new double[count(1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = amount();
        }
        return values;
    }

    double[] reals() {
        double[] values = new double[count(Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = real();
        }
        return values;
    }

    byte[] bytes() {
        byte[] value = new byte[count(1)];
        in.get(value);
        return value;
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Returns what is still to be read, and does not read it. */
    byte[] rest() {
        byte[] rest = new byte[in.remaining()];
        in.get(in.position(), rest);
        return rest;
    }

    /** Checks that nothing is left over. */
    void end() {
        if (in.hasRemaining()) {
            throw new UnreadableStateException(form + ": " + in.remaining() + " bytes too many");
        }
    }

    private byte octet() {
        try {
            return in.get();
        } catch (BufferUnderflowException e) {
            throw new UnreadableStateException(form + ": cut off after " + in.limit() + " bytes", e);
        }
    }
}
