package io.millrace.drift.topology;

import io.millrace.drift.detection.ReferenceInterval;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.VolumeReference;
import io.millrace.drift.detection.WindowProfile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.apache.kafka.streams.state.KeyValueStore;

/** The windows of a reference, merged into blocks of event time, in the store of the judge. */
final class ReferenceBlocks {

    private static final String NUMBERS = "blocks";
    private static final String PROFILE = "reference/";
    private static final String VOLUME = "volume/";

    private final KeyValueStore<String, byte[]> store;
    private final long length;

    ReferenceBlocks(KeyValueStore<String, byte[]> store, long length) {
        this.store = store;
        this.length = length;
    }

    /** Windows of one block, as one. */
    record Block(WindowProfile profile, VolumeReference volume) {}

    /** Adds a window to its block; of an empty one all that changes is how many there are. */
    void add(WindowProfile window) {
        long number = Math.floorDiv(window.start(), length);
        List<Long> numbers = numbers();
        boolean begins = !numbers.contains(number);
        if (begins) {
            numbers.add(number);
            put(numbers);
        }
        if (begins || window.rows() > 0) {
            WindowProfile profile = begins
                    ? window
                    : WindowProfile.fromBytes(stored(PROFILE + number)).merge(window);
            store.put(PROFILE + number, profile.toBytes());
        }
        VolumeReference volume = begins ? VolumeReference.NONE : VolumeReference.fromBytes(stored(VOLUME + number));
        store.put(VOLUME + number, volume.plus(window.rows()).toBytes());
    }

    /** Blocks that lie in an interval, and that a window is compared with. */
    List<Block> in(ReferenceInterval interval, ReferencePolicy policy, long windowStart) {
        return numbers().stream()
                .filter(number -> policy.likens(number * length, windowStart))
                .map(this::block)
                .filter(block -> block.profile.start() >= interval.from() && block.profile.end() <= interval.to())
                .toList();
    }

    /** Whether any row is in the blocks that begin in an interval, and that a window is compared with. */
    boolean haveRows(ReferenceInterval interval, ReferencePolicy policy, long windowStart) {
        return numbers().stream()
                .filter(number -> policy.likens(number * length, windowStart))
                .filter(number -> number * length >= interval.from() && number * length < interval.to())
                .anyMatch(number ->
                        VolumeReference.fromBytes(stored(VOLUME + number)).rows() > 0);
    }

    /** What the windows of some blocks have. */
    static VolumeReference volume(List<Block> blocks) {
        VolumeReference all = VolumeReference.NONE;
        for (Block block : blocks) {
            all = all.plus(block.volume);
        }
        return all;
    }

    /** Lets go of blocks that have ended by a time. */
    void forgetBefore(long time) {
        forget(number -> (number + 1) * length <= time);
    }

    /** Lets go of all blocks. */
    void forget() {
        forget(number -> true);
    }

    private void forget(LongPredicate gone) {
        List<Long> kept = new ArrayList<>();
        List<Long> numbers = numbers();
        for (long number : numbers) {
            if (gone.test(number)) {
                store.delete(PROFILE + number);
                store.delete(VOLUME + number);
            } else {
                kept.add(number);
            }
        }
        if (kept.size() < numbers.size()) {
            put(kept);
        }
    }

    /** Number of the newest block; empty if there is none. */
    Optional<Long> newest() {
        return numbers().stream().max(Long::compare);
    }

    private Block block(long number) {
        return new Block(
                WindowProfile.fromBytes(stored(PROFILE + number)), VolumeReference.fromBytes(stored(VOLUME + number)));
    }

    private byte[] stored(String row) {
        byte[] bytes = store.get(row);
        if (bytes == null) {
            throw new IllegalStateException("the reference lacks its row " + row);
        }
        return bytes;
    }

    private List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        byte[] stored = store.get(NUMBERS);
        for (ByteBuffer in = ByteBuffer.wrap(stored == null ? new byte[0] : stored); in.hasRemaining(); ) {
            numbers.add(in.getLong());
        }
        return numbers;
    }

    private void put(List<Long> numbers) {
        ByteBuffer out = ByteBuffer.allocate(numbers.size() * Long.BYTES);
        numbers.forEach(out::putLong);
        store.put(NUMBERS, out.array());
    }
}
