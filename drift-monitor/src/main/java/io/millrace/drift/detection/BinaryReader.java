package io.millrace.drift.detection;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BinaryWriter} wrote; says which form was being read when the bytes do not fit it. */
final class BinaryReader {

    private final String form;
    private final ByteBuffer buffer;

    BinaryReader(String form, byte[] bytes) {
        this.form = form;
        this.buffer = ByteBuffer.wrap(bytes);
    }

    void expectVersion(int version) {
        int found = getByte();
        if (found != version) {
            throw new IllegalArgumentException(form + " has version " + found + "; this build reads version " + version
                    + ", so it was written by another release or is not a " + form);
        }
    }

    int getByte() {
        return need(Byte.BYTES).get();
    }

    int getInt() {
        return need(Integer.BYTES).getInt();
    }

    long getLong() {
        return need(Long.BYTES).getLong();
    }

    double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    String getString() {
        String value = getNullableString();
        if (value == null) {
            throw new IllegalArgumentException(form + " lacks a string before byte " + buffer.position());
        }
        return value;
    }

    @Nullable
    String getNullableString() {
        int length = getInt();
        if (length == -1) {
            return null;
        }
        byte[] bytes = new byte[checkedLength(length)];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A count of things of at least one byte each: refused when there cannot be so many. */
    int getCount() {
        return checkedLength(getInt());
    }

    void expectEnd() {
        if (buffer.hasRemaining()) {
            throw new IllegalArgumentException(form + " has " + buffer.remaining() + " bytes more than it needs");
        }
    }

    private int checkedLength(int length) {
        if (length < 0) {
            throw new IllegalArgumentException(form + " has a negative length before byte " + buffer.position());
        }
        need(length);
        return length;
    }

    private ByteBuffer need(int length) {
        if (buffer.remaining() < length) {
            throw new IllegalArgumentException(
                    form + " ends at byte " + buffer.limit() + " where " + length + " more bytes are expected",
                    new BufferUnderflowException());
        }
        return buffer;
    }
}
