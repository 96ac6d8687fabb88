package io.millrace.drift.detection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Big-endian bytes that grow; strings are their UTF-8 length as an int, -1 for null, then the bytes. */
final class BinaryWriter {

    private ByteBuffer buffer;

    BinaryWriter() {
        this(64);
    }

    /** A writer that has room for so many bytes before it has to grow. */
    BinaryWriter(int expected) {
        this.buffer = ByteBuffer.allocate(expected);
    }

    BinaryWriter putByte(int value) {
        room(Byte.BYTES).put((byte) value);
        return this;
    }

    BinaryWriter putInt(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    BinaryWriter putLong(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    BinaryWriter putDouble(double value) {
        return putLong(Double.doubleToLongBits(value));
    }

    BinaryWriter putString(@Nullable String value) {
        if (value == null) {
            return putInt(-1);
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return putInt(bytes.length).putBytes(bytes);
    }

    BinaryWriter putBytes(byte[] bytes) {
        room(bytes.length).put(bytes);
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int length) {
        if (buffer.remaining() < length) {
            int capacity = Math.max(buffer.capacity() * 2, buffer.position() + length);
            buffer = ByteBuffer.allocate(capacity).put(buffer.flip());
        }
        return buffer;
    }
}
