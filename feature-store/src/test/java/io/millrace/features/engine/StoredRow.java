package io.millrace.features.engine;

import org.jspecify.annotations.Nullable;

/** A row in memory that counts how often each part is read and written. */
final class StoredRow implements RowState {

    private byte @Nullable [] hot;
    private byte @Nullable [] cold;
    private int hotReads;
    private int coldReads;
    private int hotWrites;
    private int coldWrites;

    @Override
    public byte @Nullable [] hot() {
        hotReads++;
        return hot;
    }

    @Override
    public byte @Nullable [] cold() {
        coldReads++;
        return cold;
    }

    @Override
    public void hot(byte @Nullable [] row) {
        hotWrites++;
        hot = row;
    }

    @Override
    public void cold(byte @Nullable [] row) {
        coldWrites++;
        cold = row;
    }

    /** Reads and writes since the last call, as {@code hot reads/writes, cold reads/writes}. */
    String traffic() {
        String traffic = "hot " + hotReads + "/" + hotWrites + ", cold " + coldReads + "/" + coldWrites;
        hotReads = 0;
        hotWrites = 0;
        coldReads = 0;
        coldWrites = 0;
        return traffic;
    }

    byte @Nullable [] hotBytes() {
        return hot;
    }

    byte @Nullable [] coldBytes() {
        return cold;
    }

    int hotSize() {
        return hot == null ? 0 : hot.length;
    }

    int coldSize() {
        return cold == null ? 0 : cold.length;
    }
}
