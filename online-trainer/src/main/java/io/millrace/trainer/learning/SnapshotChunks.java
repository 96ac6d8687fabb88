package io.millrace.trainer.learning;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A snapshot in pieces that fit a record. Each piece says which version it is of, which piece it is and how many there
 * are, so that pieces of different versions are never taken for one model.
 */
public final class SnapshotChunks {
    /** The room a piece's own head may take, so the smallest useful piece is larger than this. */
    public static final int HEAD = 32;

    private static final int FORMAT = 1;

    private SnapshotChunks() {}

    /**
     * Cuts a snapshot.
     *
     * @param largest the largest size of a piece in bytes, more than {@value #HEAD}
     */
    public static List<byte[]> split(Snapshot snapshot, int largest) {
        if (largest <= HEAD) {
            throw new IllegalArgumentException("a piece of " + largest + " bytes; expected more than " + HEAD);
        }
        byte[] whole = snapshot.toBytes();
        int room = largest - HEAD;
        int count = (whole.length + room - 1) / room;
        List<byte[]> chunks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] part = Arrays.copyOfRange(whole, i * room, Math.min(whole.length, (i + 1) * room));
            chunks.add(new Encoder(FORMAT)
                    .whole(snapshot.version())
                    .whole(i)
                    .whole(count)
                    .bytes(part)
                    .toBytes());
        }
        return chunks;
    }

    /** Returns how many pieces the snapshot has that this is one of. */
    public static int count(byte[] chunk) {
        Decoder in = open(chunk);
        in.whole();
        in.whole();
        return in.smallWhole();
    }

    static long version(byte[] chunk) {
        return open(chunk).whole();
    }

    /**
     * Puts a snapshot together and verifies its hash.
     *
     * @param chunks all pieces in order
     * @throws UnreadableStateException if a piece is missing, out of order, of another version or damaged
     */
    public static Snapshot assemble(List<byte[]> chunks) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        long version = -1;
        for (int i = 0; i < chunks.size(); i++) {
            Decoder in = open(chunks.get(i));
            long chunkVersion = in.whole();
            int index = in.smallWhole();
            int count = in.smallWhole();
            version = i == 0 ? chunkVersion : version;
            if (chunkVersion != version || index != i || count != chunks.size()) {
                throw new UnreadableStateException("snapshot piece " + i + " of " + chunks.size() + " of version "
                        + version + " expected, found piece " + index + " of " + count + " of version " + chunkVersion);
            }
            byte[] part = in.bytes();
            in.end();
            whole.write(part, 0, part.length);
        }
        Snapshot snapshot = Snapshot.fromBytes(whole.toByteArray());
        snapshot.raw();
        return snapshot;
    }

    private static Decoder open(byte[] chunk) {
        return new Decoder("snapshot piece", FORMAT, chunk);
    }
}
