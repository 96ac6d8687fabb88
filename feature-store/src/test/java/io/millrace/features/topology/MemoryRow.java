package io.millrace.features.topology;

import io.millrace.features.engine.RowState;
import org.jspecify.annotations.Nullable;

/** A row in memory. */
final class MemoryRow implements RowState {

    private byte @Nullable [] hot;
    private byte @Nullable [] cold;

    @Override
    public byte @Nullable [] hot() {
        return hot;
    }

    @Override
    public byte @Nullable [] cold() {
        return cold;
    }

    @Override
    public void hot(byte @Nullable [] row) {
        hot = row;
    }

    @Override
    public void cold(byte @Nullable [] row) {
        cold = row;
    }
}
