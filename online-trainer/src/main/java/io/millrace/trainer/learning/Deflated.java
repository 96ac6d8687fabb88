package io.millrace.trainer.learning;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Raw DEFLATE (RFC 1951) without a header, at one fixed level. */
final class Deflated {
    private static final int LEVEL = 6;
    private static final int BUFFER = 64 * 1024;

    private Deflated() {}

    static byte[] deflate(byte[] raw) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(raw);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Inflates to exactly {@code size} bytes; never holds more, whatever the input says. */
    static byte[] inflate(byte[] compressed, int size) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(size, BUFFER));
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && !inflater.finished()) {
                    throw new UnreadableStateException("snapshot: compressed bytes are cut off");
                }
                if (read > size - out.size()) {
                    throw new UnreadableStateException("snapshot: holds more than the " + size + " bytes it announces");
                }
                out.write(buffer, 0, read);
            }
            if (out.size() != size) {
                throw new UnreadableStateException("snapshot: " + out.size() + " bytes instead of " + size);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new UnreadableStateException("snapshot: compressed bytes are damaged", e);
        } finally {
            inflater.end();
        }
    }
}
