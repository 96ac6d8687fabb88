package io.millrace.trainer.learning;

import java.util.Arrays;
import java.util.HexFormat;

/** One version of a model: a learner's saved bytes, compressed, with what they are a version of. */
public final class Snapshot {
    private static final int FORMAT = 1;

    private final long version;
    private final long position;
    private final long learned;
    private final String description;
    private final int rawSize;
    private final byte[] sha256;
    private final byte[] compressed;

    private Snapshot(
            long version,
            long position,
            long learned,
            String description,
            int rawSize,
            byte[] sha256,
            byte[] compressed) {
        this.version = version;
        this.position = position;
        this.learned = learned;
        this.description = description;
        this.rawSize = rawSize;
        this.sha256 = sha256;
        this.compressed = compressed;
    }

    static Snapshot of(long version, long position, long learned, String description, byte[] raw) {
        return new Snapshot(
                version, position, learned, description, raw.length, Digest.sha256(raw), Deflated.deflate(raw));
    }

    /**
     * Reads {@link #toBytes()}.
     *
     * @throws UnreadableStateException if the bytes are anything else
     */
    public static Snapshot fromBytes(byte[] bytes) {
        Decoder in = new Decoder("snapshot", FORMAT, bytes);
        Snapshot snapshot =
                new Snapshot(in.whole(), in.whole(), in.whole(), in.text(), in.smallWhole(), in.bytes(), in.bytes());
        in.end();
        return snapshot;
    }

    /** Returns the versioned bytes. */
    public byte[] toBytes() {
        return new Encoder(FORMAT)
                .whole(version)
                .whole(position)
                .whole(learned)
                .text(description)
                .whole(rawSize)
                .bytes(sha256)
                .bytes(compressed)
                .toBytes();
    }

    /** Returns the same, taken at another place of the journal. */
    public Snapshot at(long otherPosition) {
        return new Snapshot(version, otherPosition, learned, description, rawSize, sha256, compressed);
    }

    /** Returns the version: 1 for a model's first snapshot, then one more each time. */
    public long version() {
        return version;
    }

    /** Returns the place in the journal where learning goes on: the number of examples that came before it. */
    public long position() {
        return position;
    }

    /** Returns how many examples the model has learned; fewer than the position if it joined later. */
    public long learned() {
        return learned;
    }

    /** Returns what {@link Learner#describe()} said. */
    public String description() {
        return description;
    }

    /** Returns the size of the learner's saved bytes. */
    public int rawSize() {
        return rawSize;
    }

    /** Returns the size of the compressed bytes. */
    public int compressedSize() {
        return compressed.length;
    }

    /** Returns the SHA-256 of the learner's saved bytes, in hex. */
    public String hash() {
        return HexFormat.of().formatHex(sha256);
    }

    /**
     * Returns the learner's saved bytes, for {@link LearnerFactory#restore}.
     *
     * @throws UnreadableStateException if they are not those whose hash was taken
     */
    public byte[] raw() {
        byte[] raw = Deflated.inflate(compressed, rawSize);
        if (!Arrays.equals(Digest.sha256(raw), sha256)) {
            throw new UnreadableStateException(
                    "snapshot " + version + " of " + description + ": the bytes do not have the hash " + hash());
        }
        return raw;
    }
}
