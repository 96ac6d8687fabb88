package io.millrace.features.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes to a row, kept back until all of them are known to fit; what is read is the row as it was. */
final class RowWrites implements RowState {

    /** The most bytes of a part: a record of Kafka has a megabyte by default, which the entity's key is part of. */
    static final int MOST = 768 << 10;

    private final String entity;
    private final RowState row;
    private final List<Consumer<RowState>> writes = new ArrayList<>();

    RowWrites(String entity, RowState row) {
        this.entity = entity;
        this.row = row;
    }

    @Override
    public byte @Nullable [] hot() {
        return row.hot();
    }

    @Override
    public byte @Nullable [] cold(byte[] key) {
        return row.cold(key);
    }

    @Override
    public void hot(byte @Nullable [] hot) {
        check(hot);
        writes.add(to -> to.hot(hot));
    }

    @Override
    public void cold(byte[] key, byte @Nullable [] part) {
        check(part);
        writes.add(to -> to.cold(key, part));
    }

    @Override
    public void dropCold(byte[] prefix) {
        writes.add(to -> to.dropCold(prefix));
    }

    private void check(byte @Nullable [] part) {
        if (part != null && part.length > MOST) {
            throw new RowTooLargeException(entity, part.length, MOST);
        }
    }

    /** Writes everything, in the order of coming. */
    void commit() {
        writes.forEach(write -> write.accept(row));
    }
}
