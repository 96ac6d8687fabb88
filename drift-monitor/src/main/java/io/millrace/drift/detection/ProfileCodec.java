package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The binary forms of tallies, rows and profiles, version 1, big-endian.
 *
 * <p>Tally: version, start, end, rows, capacity, sampled, number of features, missing by feature, id of the greatest
 * key (its hash follows from it). Row: version, id, time, cluster, number of values, then per value a tag (0 missing,
 * 1 number, 2 text) and the value. Profile: version, tally, rows in the order of their keys.
 */
final class ProfileCodec {

    private static final int VERSION = 1;
    private static final int MISSING = 0;
    private static final int NUMBER = 1;
    private static final int TEXT = 2;

    /** What a tally and a row mostly take at most, beside what they have of each feature. */
    private static final int TALLY_BYTES = 80;

    private static final int ROW_BYTES = 100;
    private static final int VALUE_BYTES = 9;

    private ProfileCodec() {}

    static byte[] encode(WindowTally tally) {
        BinaryWriter out = new BinaryWriter();
        write(out, tally);
        return out.toBytes();
    }

    /** The form of a tally, of its parts: that of an open window is made for every row that comes to it. */
    static byte[] encode(
            long start, long end, long rows, int capacity, int sampled, long[] missing, @Nullable SampleKey greatest) {
        BinaryWriter out = new BinaryWriter(TALLY_BYTES + missing.length * Long.BYTES);
        write(out, start, end, rows, capacity, sampled, missing, greatest);
        return out.toBytes();
    }

    static byte[] encode(Row row) {
        BinaryWriter out = new BinaryWriter(ROW_BYTES + row.values().size() * VALUE_BYTES);
        write(out, row);
        return out.toBytes();
    }

    static byte[] encode(WindowProfile profile) {
        BinaryWriter out = new BinaryWriter().putByte(VERSION);
        write(out, profile.tally());
        for (Row row : profile.sample()) {
            write(out, row);
        }
        return out.toBytes();
    }

    static WindowTally decodeTally(byte[] bytes) {
        BinaryReader in = new BinaryReader("window tally", bytes);
        WindowTally tally = readTally(in);
        in.expectEnd();
        return tally;
    }

    static Row decodeRow(byte[] bytes) {
        BinaryReader in = new BinaryReader("sampled row", bytes);
        Row row = readRow(in);
        in.expectEnd();
        return row;
    }

    static WindowProfile decodeProfile(byte[] bytes) {
        BinaryReader in = new BinaryReader("window profile", bytes);
        in.expectVersion(VERSION);
        WindowTally tally = readTally(in);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < tally.sampled(); i++) {
            rows.add(readRow(in));
        }
        in.expectEnd();
        return new WindowProfile(tally, rows);
    }

    private static void write(BinaryWriter out, WindowTally tally) {
        write(
                out,
                tally.start(),
                tally.end(),
                tally.rows(),
                tally.capacity(),
                tally.sampled(),
                tally.missing().stream().mapToLong(Long::longValue).toArray(),
                tally.greatest());
    }

    private static void write(
            BinaryWriter out,
            long start,
            long end,
            long rows,
            int capacity,
            int sampled,
            long[] missing,
            @Nullable SampleKey greatest) {
        out.putByte(VERSION).putLong(start).putLong(end).putLong(rows);
        out.putInt(capacity).putInt(sampled).putInt(missing.length);
        for (long count : missing) {
            out.putLong(count);
        }
        out.putString(greatest == null ? null : greatest.eventId());
    }

    private static WindowTally readTally(BinaryReader in) {
        in.expectVersion(VERSION);
        long start = in.getLong();
        long end = in.getLong();
        long rows = in.getLong();
        int capacity = in.getInt();
        int sampled = in.getInt();
        int features = in.getCount();
        List<Long> missing = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            missing.add(in.getLong());
        }
        String greatest = in.getNullableString();
        return new WindowTally(
                start, end, rows, missing, capacity, sampled, greatest == null ? null : SampleKey.of(greatest));
    }

    private static void write(BinaryWriter out, Row row) {
        out.putByte(VERSION).putString(row.eventId()).putLong(row.time()).putString(row.cluster());
        out.putInt(row.values().size());
        for (Object value : row.values()) {
            if (value instanceof Double number) {
                out.putByte(NUMBER).putDouble(number);
            } else if (value instanceof String text) {
                out.putByte(TEXT).putString(text);
            } else {
                out.putByte(MISSING);
            }
        }
    }

    private static Row readRow(BinaryReader in) {
        in.expectVersion(VERSION);
        String id = in.getString();
        long time = in.getLong();
        String cluster = in.getNullableString();
        int count = in.getCount();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(readValue(in));
        }
        return new Row(id, time, values, cluster);
    }

    private static @Nullable Object readValue(BinaryReader in) {
        int tag = in.getByte();
        return switch (tag) {
            case MISSING -> null;
            case NUMBER -> in.getDouble();
            case TEXT -> in.getString();
            default ->
                throw new IllegalArgumentException(
                        "sampled row has a value with tag " + tag + "; expected 0 (missing), 1 (number) or 2 (text)");
        };
    }
}
