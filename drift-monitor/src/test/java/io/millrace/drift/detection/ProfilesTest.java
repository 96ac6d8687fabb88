package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What profiles keep in memory is a cache of what is in their state, and rows are made only of events that are sampled. */
final class ProfilesTest {

    private static final int WINDOW = 1000;
    private static final int CAPACITY = 5;

    private final Kept kept = new Kept();

    private static final class Kept implements ProfileState {

        private final Map<Long, byte[]> tallies = new HashMap<>();
        private final Map<Long, TreeMap<SampleKey, byte[]>> rows = new HashMap<>();
        private int keysRead;

        @Override
        public List<byte[]> tallies() {
            return List.copyOf(tallies.values());
        }

        @Override
        public void putTally(long window, byte[] tally) {
            tallies.put(window, tally);
        }

        @Override
        public void deleteTally(long window) {
            tallies.remove(window);
        }

        @Override
        public void putRow(long window, SampleKey key, byte[] row) {
            sample(window).put(key, row);
        }

        @Override
        public void deleteRow(long window, SampleKey key) {
            assertThat(sample(window).remove(key)).isNotNull();
        }

        @Override
        public List<SampleKey> keys(long window) {
            keysRead++;
            return List.copyOf(sample(window).keySet());
        }

        @Override
        public List<byte[]> takeRows(long window) {
            List<byte[]> taken = new ArrayList<>(sample(window).values());
            rows.remove(window);
            return taken;
        }

        private NavigableMap<SampleKey, byte[]> sample(long window) {
            return rows.computeIfAbsent(window, start -> new TreeMap<>());
        }
    }

    private Profiles profiles() {
        return new Profiles(kept, WINDOW, 1, CAPACITY);
    }

    private static void add(Profiles profiles, Row row) {
        profiles.add(row.key(), row.time(), row.values(), () -> row);
    }

    @Test
    void windows_ofWhichMoreAreFullThanKeysAreKeptInMemory_areWhatTheirRowsMake() {
        int windows = 100;
        Random random = new Random(1);
        Profiles profiles = profiles();
        Map<Long, WindowProfileBuilder> expected = new TreeMap<>();
        for (int i = 0; i < 10_000; i++) {
            Row row = Row.of("e" + i, random.nextInt(windows * WINDOW), null, (double) i);
            add(profiles, row);
            long start = row.time() / WINDOW * WINDOW;
            expected.computeIfAbsent(start, from -> new WindowProfileBuilder(from, from + WINDOW, 1, CAPACITY))
                    .add(row);
        }
        assertThat(kept.keysRead).isGreaterThan(windows);
        assertThat(profiles.takeUntil(Long.MAX_VALUE))
                .isEqualTo(expected.values().stream()
                        .map(WindowProfileBuilder::build)
                        .toList());
        assertThat(kept.tallies).isEmpty();
        assertThat(kept.rows).isEmpty();
    }

    @Test
    void row_isMadeOnlyOfAnEventThatEntersTheSample() {
        Profiles profiles = profiles();
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            Row row = Row.of("e" + i, i, null, (double) i);
            profiles.add(row.key(), row.time(), row.values(), () -> {
                made.add(row.eventId());
                return row;
            });
        }
        WindowProfile profile = profiles.takeUntil(WINDOW).get(0);
        assertThat(profile.rows()).isEqualTo(1000);
        assertThat(made)
                .hasSizeLessThan(100)
                .containsAll(profile.sample().stream().map(Row::eventId).toList());
    }

    @Test
    void event_thatCannotBeUsed_leavesNothingBehind() {
        Profiles profiles = profiles();
        add(profiles, Row.of("a", 1, null, 1.0));
        byte[] before = kept.tallies.get(0L);
        assertThatThrownBy(() -> profiles.add(SampleKey.of("b"), 2, List.of(1.0), () -> {
                    throw new IllegalArgumentException("no row");
                }))
                .hasMessage("no row");
        assertThatThrownBy(() -> add(profiles, Row.of("c", WINDOW, null, 1.0, 2.0)))
                .hasMessageContaining("watches 1 features");
        assertThat(kept.tallies).containsOnlyKeys(0L).containsEntry(0L, before);
        add(profiles, Row.of("d", 3, null, 1.0));
        assertThat(profiles.takeUntil(Long.MAX_VALUE)).singleElement().satisfies(profile -> assertThat(profile.sample())
                .extracting(Row::eventId)
                .containsExactlyInAnyOrder("a", "d"));
    }

    @Test
    void state_thatLacksARow_isNoticed() {
        Profiles profiles = profiles();
        for (int i = 0; i < CAPACITY; i++) {
            add(profiles, Row.of("e" + i, i, null, 1.0));
        }
        SampleKey greatest = kept.sample(0).lastKey();
        kept.sample(0).remove(greatest);
        Row entering = IntStream.range(0, 1000)
                .mapToObj(i -> Row.of("x" + i, 1, null, 1.0))
                .filter(row -> row.key().compareTo(greatest) < 0)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> add(profiles, entering)).hasMessageContaining("in its tally");
    }

    @Test
    void row_ofAnEvent_hasDoublesAndShortTexts() {
        Row row =
                Row.ofEvent("e", 1, "c".repeat(100), Arrays.asList(3L, -0.0, Double.NaN, null, true, "x".repeat(100)));
        assertThat(row.values()).containsExactly(3.0, 0.0, null, null, "true", ShortText.of("x".repeat(100)));
        assertThat(row.cluster()).isEqualTo(ShortText.of("c".repeat(100)));
    }
}
