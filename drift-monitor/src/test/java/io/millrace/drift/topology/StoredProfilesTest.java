package io.millrace.drift.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.drift.detection.Profiles;
import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowProfileBuilder;
import io.millrace.drift.detection.WindowTally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** Profiles kept row by row in stores are those that are built in memory. */
final class StoredProfilesTest {

    private static final long WINDOW = 60_000;
    private static final int FEATURES = 2;

    private final KeyValueStore<Bytes, byte[]> rows = MemoryStores.open("rows", Serdes.Bytes());
    private final KeyValueStore<Bytes, byte[]> tallies = MemoryStores.open("tallies", Serdes.Bytes());
    private Profiles store = restarted();

    /** One that knows what is in the stores, and nothing else. */
    private Profiles restarted() {
        return new Profiles(new StoredProfiles(rows, tallies), WINDOW, FEATURES, WindowTally.DEFAULT_CAPACITY);
    }

    private void add(Row row) {
        store.add(row.key(), row.time(), row.values(), () -> row);
    }

    private static Row row(int i, long time, Random random) {
        Double amount = random.nextInt(10) == 0 ? null : (Double) random.nextGaussian();
        return Row.of("e" + i, time, "customer" + random.nextInt(9), amount, "c" + random.nextInt(5));
    }

    private static Map<Long, WindowProfileBuilder> inMemory(List<Row> rows) {
        Map<Long, WindowProfileBuilder> windows = new TreeMap<>();
        for (Row row : rows) {
            long start = Math.floorDiv(row.time(), WINDOW) * WINDOW;
            windows.computeIfAbsent(
                            start,
                            from -> new WindowProfileBuilder(
                                    from, from + WINDOW, FEATURES, WindowTally.DEFAULT_CAPACITY))
                    .add(row);
        }
        return windows;
    }

    private static String hex(WindowProfile profile) {
        return HexFormat.of().formatHex(profile.toBytes());
    }

    @Property(tries = 50)
    void profiles_areThoseBuiltInMemory(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int size) {
        check(seed, size, 6 * WINDOW);
    }

    @Property(tries = 5)
    void profiles_ofMoreRowsThanAreSampled_areThoseBuiltInMemory(@ForAll long seed) {
        check(seed, 3 * WindowTally.DEFAULT_CAPACITY, WINDOW);
        check(seed + 1, WindowTally.DEFAULT_CAPACITY + 1, WINDOW);
    }

    /** Rows on both sides of the epoch, over a span of time, taken out in two goes. */
    private void check(long seed, int size, long span) {
        Random random = new Random(seed);
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(row(i, random.nextLong(-span / 2, span - span / 2), random));
        }
        Collections.shuffle(all, random);
        for (Row row : all) {
            if (random.nextInt(500) == 0) {
                store = restarted();
            }
            add(row);
        }
        long until = random.nextLong(-span, span);

        List<WindowProfile> taken = new ArrayList<>(store.takeUntil(until));
        assertThat(taken).allSatisfy(profile -> assertThat(profile.end()).isLessThanOrEqualTo(until));
        assertThat(store.takeUntil(until)).isEmpty();
        taken.addAll(store.takeUntil(Long.MAX_VALUE));

        assertThat(taken.stream().map(StoredProfilesTest::hex))
                .containsExactlyElementsOf(inMemory(all).values().stream()
                        .map(builder -> hex(builder.build()))
                        .toList());
        assertThat(rows.all()).as("rows left behind").isExhausted();
        assertThat(tallies.all()).as("tallies left behind").isExhausted();
    }

    @Test
    void window_thatEndsAtTheTimeAsked_isTaken() {
        add(row(1, WINDOW - 1, new Random(1)));
        add(row(2, WINDOW, new Random(2)));
        assertThat(store.takeUntil(WINDOW - 1)).isEmpty();
        assertThat(store.takeUntil(WINDOW)).singleElement().satisfies(profile -> assertThat(profile.start())
                .isZero());
    }
}
