package io.millrace.benchmarks.engine;

import io.millrace.features.engine.MemoryRow;
import io.millrace.features.engine.RowState;
import org.jspecify.annotations.Nullable;

/** The row of one entity in memory, counting what is written. */
final class CountedRow implements RowState {

    private final MemoryRow row = new MemoryRow();
    private long hotBytes;
    private long coldBytes;
    private long coldWrites;

    @Override
    public byte @Nullable [] hot() {
        return row.hot();
    }

    @Override
    public void hot(byte @Nullable [] bytes) {
        hotBytes += bytes == null ? 0 : bytes.length;
        row.hot(bytes);
    }

    @Override
    public byte @Nullable [] cold(byte[] key) {
        return row.cold(key);
    }

    @Override
    public void cold(byte[] key, byte @Nullable [] part) {
        coldWrites++;
        coldBytes += part == null ? 0 : part.length;
        row.cold(key, part);
    }

    @Override
    public void dropCold(byte[] prefix) {
        row.dropCold(prefix);
    }

    /** Bytes written into the hot part so far. */
    long hotBytes() {
        return hotBytes;
    }

    /** Bytes written into cold parts so far. */
    long coldBytes() {
        return coldBytes;
    }

    /** Cold parts written so far. */
    long coldWrites() {
        return coldWrites;
    }

    /** Bytes that it holds now. */
    long size() {
        return row.bytes();
    }
}
