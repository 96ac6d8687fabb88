package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class WindowProfileMergeTest {

    @Property(tries = 200)
    void merge_anyPartitionsInAnyOrder_givesTheSameBytes(
            @ForAll @IntRange(max = 300) int rows,
            @ForAll @IntRange(min = 1, max = 64) int partitions,
            @ForAll @IntRange(min = 1, max = 100) int capacity,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Row> all = rows(rows, random);
        List<WindowProfileBuilder> builders = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            builders.add(new WindowProfileBuilder(0, 1000, 2, capacity));
        }
        all.forEach(row -> builders.get(random.nextInt(partitions)).add(row));
        List<WindowProfile> parts = new ArrayList<>();
        builders.forEach(builder -> parts.add(builder.build()));
        // merge random pairs until one is left: any order and any grouping
        while (parts.size() > 1) {
            Collections.shuffle(parts, random);
            parts.add(parts.remove(0).merge(parts.remove(0)));
        }
        assertThat(parts.get(0).toBytes()).isEqualTo(profile(all, capacity).toBytes());
    }

    @Property(tries = 200)
    void sample_isTheSmallestKeysAndExactWhenAllFit(
            @ForAll @IntRange(max = 200) int rows,
            @ForAll @IntRange(min = 1, max = 250) int capacity,
            @ForAll long seed) {
        List<Row> all = rows(rows, new Random(seed));
        WindowProfile profile = profile(all, capacity);
        List<Row> smallest = new ArrayList<>(all);
        smallest.sort(Comparator.comparing(Row::key));
        assertThat(profile.sample()).isEqualTo(smallest.subList(0, Math.min(rows, capacity)));
        assertThat(profile.rows()).isEqualTo(rows);
        assertThat(profile.tally().missing().get(0))
                .isEqualTo(
                        all.stream().filter(row -> row.values().get(0) == null).count());
        assertThat(WindowProfile.fromBytes(profile.toBytes())).isEqualTo(profile);
    }

    /** The way of a caller that keeps a tally and, beside it, sampled rows in storage ordered by the bytes of their keys. */
    @Property(tries = 200)
    void tally_withRowsInStorage_givesTheSameProfile(
            @ForAll @IntRange(min = 1, max = 200) int rows,
            @ForAll @IntRange(min = 1, max = 60) int capacity,
            @ForAll long seed) {
        List<Row> all = rows(rows, new Random(seed));
        TreeMap<byte[], byte[]> storage = new TreeMap<>(Arrays::compareUnsigned);
        byte[] stored = WindowTally.empty(0, 1000, 2, capacity).toBytes();
        for (Row row : all) {
            OpenWindow window = new OpenWindow(WindowTally.fromBytes(stored));
            window.count(row.eventId(), row.time(), row.values());
            SampleKey greatest = window.greatest();
            if (window.admits(row.key())) {
                storage.put(row.key().toBytes(), row.toBytes());
                if (window.full() && greatest != null) {
                    storage.remove(greatest.toBytes());
                    window.exchange(
                            Row.fromBytes(storage.lastEntry().getValue()).key());
                } else {
                    window.add(row.key());
                }
            }
            stored = window.toBytes();
            assertThat(stored).isEqualTo(window.tally().toBytes());
        }
        List<Row> sample = storage.values().stream().map(Row::fromBytes).toList();
        assertThat(new WindowProfile(WindowTally.fromBytes(stored), sample)).isEqualTo(profile(all, capacity));
    }

    private static WindowProfile profile(List<Row> rows, int capacity) {
        WindowProfileBuilder builder = new WindowProfileBuilder(0, 1000, 2, capacity);
        rows.forEach(builder::add);
        return builder.build();
    }

    private static List<Row> rows(int count, Random random) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Double number = random.nextInt(5) == 0 ? null : random.nextGaussian();
            String cluster = random.nextBoolean() ? null : "u" + random.nextInt(5);
            rows.add(
                    Row.of(random.nextInt() + "-" + i, random.nextInt(1000), cluster, number, "c" + random.nextInt(3)));
        }
        return rows;
    }
}
