package io.millrace.trainer.topology;

import static io.millrace.trainer.topology.Entries.label;
import static io.millrace.trainer.topology.Entries.minute;
import static io.millrace.trainer.topology.Entries.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.project.Project.Order;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What goes into the log, whatever order the channels are heard in. */
final class MergeInterleavingTest {

    private static final int PARTITIONS = 3;
    private static final int ENTRIES = 60;

    @Property(tries = 40)
    void log_inEventTimeOrder_isTheSameForEveryInterleaving(@ForAll long seed) {
        List<Example> first = run(Order.EVENT_TIME, seed, seed + 1);
        List<Example> second = run(Order.EVENT_TIME, seed, seed + 2);
        assertThat(second).isEqualTo(first);
        assertThat(first.stream().filter(entry -> entry.getKind() == ExampleKind.VECTOR))
                .hasSize(ENTRIES);
        assertThat(first)
                .isSortedAccordingTo(Comparator.comparingLong(Example::getTime).thenComparing(Example::getKind));
    }

    @Property(tries = 40)
    void label_inEitherOrder_neverPrecedesAVectorOfItsTime(@ForAll long seed) {
        for (Order order : Order.values()) {
            long newestLabel = Long.MIN_VALUE;
            Map<String, ExampleKind> fate = new HashMap<>();
            Map<String, Long> deadlines = new HashMap<>();
            for (Example entry : run(order, seed, seed + 1)) {
                if (entry.getKind() == ExampleKind.VECTOR) {
                    assertThat(entry.getTime())
                            .as("%s, after a label of then", order)
                            .isGreaterThan(newestLabel);
                    deadlines.put(entry.getId(), entry.getTime() + 30 * 60_000);
                } else if (entry.getKind() == ExampleKind.LABEL) {
                    newestLabel = Math.max(newestLabel, entry.getTime());
                    boolean tooLate = entry.getTime() > deadlines.getOrDefault(entry.getId(), Long.MAX_VALUE);
                    assertThat(fate.putIfAbsent(entry.getId(), ExampleKind.LABEL))
                            .as("%s: what came of %s before its label", order, entry.getId())
                            .isEqualTo(tooLate ? ExampleKind.TIMEOUT : null);
                } else if (entry.getKind() == ExampleKind.TIMEOUT) {
                    assertThat(fate.put(entry.getId(), ExampleKind.TIMEOUT))
                            .as("%s: what came of %s before its timeout", order, entry.getId())
                            .isNull();
                }
            }
            assertThat(fate.keySet())
                    .as("%s: vectors answered or given up", order)
                    .hasSize(ENTRIES);
        }
    }

    /** The log of one stream, heard in one interleaving. */
    private static List<Example> run(Order order, long stream, long interleaving) {
        Map<String, Deque<Object>> channels = channels(new Random(stream));
        Random random = new Random(interleaving);
        List<Example> log = new ArrayList<>();
        try (Merge merge = new Merge(ShopModel.in(order, PARTITIONS))) {
            List<Deque<Object>> open = new ArrayList<>(channels.values());
            while (!open.isEmpty()) {
                Deque<Object> channel = open.get(random.nextInt(open.size()));
                for (int i = random.nextInt(6); i >= 0 && !channel.isEmpty(); i--) {
                    merge.take(channel.remove());
                }
                open.removeIf(Deque::isEmpty);
                log.addAll(merge.log());
            }
        }
        return log;
    }

    /** What each channel says, in its own order: entries up to five minutes out of order, and true watermarks. */
    private static Map<String, Deque<Object>> channels(Random random) {
        Map<String, List<Example>> entries = new LinkedHashMap<>();
        for (String node : List.of("vectors.orders/", "vectors.verdicts/")) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                entries.put(node + partition, new ArrayList<>());
            }
        }
        for (int i = 0; i < ENTRIES; i++) {
            long time = minute(random.nextInt(50));
            on(entries, "vectors.orders/", random).add(vector("e" + i, time));
            if (random.nextInt(4) > 0) {
                // from the same minute to beyond the deadline
                on(entries, "vectors.verdicts/", random)
                        .add(label("e" + i, time + random.nextInt(35) * 60_000L, random.nextBoolean()));
            }
        }
        Map<String, Deque<Object>> channels = new LinkedHashMap<>();
        entries.forEach((channel, list) -> channels.put(channel, told(channel, list, random)));
        return channels;
    }

    private static List<Example> on(Map<String, List<Example>> entries, String node, Random random) {
        return entries.getOrDefault(node + random.nextInt(PARTITIONS), List.of());
    }

    private static Deque<Object> told(String channel, List<Example> entries, Random random) {
        Map<Example, Long> arrival = new HashMap<>();
        entries.forEach(entry -> arrival.put(entry, entry.getTime() + random.nextInt(300_000)));
        entries.sort(Comparator.comparing(arrival::get));
        Deque<Object> words = new ArrayDeque<>();
        for (int i = 0; i < entries.size(); i++) {
            long toCome = entries.subList(i, entries.size()).stream()
                    .mapToLong(Example::getTime)
                    .min()
                    .orElseThrow();
            if (random.nextInt(3) == 0) {
                words.add(new Progress(channel, toCome - 1, toCome - 1, false, Map.of()));
            }
            words.add(entries.get(i));
        }
        words.add(new Progress(channel, minute(600), minute(600), false, Map.of()));
        return words;
    }
}
