package io.millrace.features.query;

import io.millrace.features.engine.RowFormatException;
import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import io.millrace.runtime.event.SourceOffset;
import java.util.Arrays;

/**
 * A record of the store of hot rows: a version, the position of the event that was counted last for the entity, and the hot part of its
 * row. So whoever reads the row knows which events it reflects.
 */
public final class HotRecord {

    private static final int VERSION = 6;
    private static final int TYPICAL_HEAD = 32;

    private final byte[] bytes;
    private final Slice last;

    /** A stored record; {@link RowFormatException} when it is of another version. */
    public HotRecord(String entity, byte[] bytes) {
        RowReader in = new RowReader(Slice.of(bytes));
        int version = in.unsignedByte();
        if (version != VERSION) {
            throw new RowFormatException(entity, "hot", version, VERSION);
        }
        this.bytes = bytes;
        this.last = in.slice();
    }

    /** Bytes of a record. */
    public static byte[] encode(SourceOffset last, byte[] row) {
        RowWriter position = new RowWriter(TYPICAL_HEAD);
        position.putText(last.source());
        position.putUnsigned(last.partition());
        position.putUnsigned(last.offset());
        RowWriter record = new RowWriter(row.length + TYPICAL_HEAD);
        record.putByte(VERSION);
        record.putSlice(position.toSlice());
        record.putAll(Slice.of(row));
        return record.toBytes();
    }

    /** The hot part of the row. */
    public byte[] row() {
        return Arrays.copyOfRange(bytes, last.offset() + last.length(), bytes.length);
    }

    /** Position of the event that was counted last for the entity. */
    public SourceOffset last() {
        RowReader in = last.reader();
        return new SourceOffset(in.text(), (int) in.unsigned(), in.unsigned());
    }
}
