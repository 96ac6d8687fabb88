package io.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the interleaving of channels and the restarts, what comes out is what went in, sorted. */
class SequencerOracleTest {

    private static final int CHANNELS = 3;
    private static final long END = 1_000;

    /** One record of one channel: an entry, or a watermark when it has no id. */
    record Sent(int channel, long time, int rank, String id) {}

    /**
     * A run.
     *
     * @param streams what each channel sends; a watermark holds for what follows in its channel
     * @param turns which channel is read next
     * @param restarts after how many records there is a restart
     */
    record Run(List<List<Sent>> streams, List<Integer> turns, Set<Integer> restarts) {}

    @Property(tries = 400)
    void handedOn_isEverythingSorted(@ForAll("runs") Run run) {
        ProgressStores stores = ProgressStores.create();
        Log log = new Log();
        Sequencer line = start(stores, log);
        int read = 0;
        for (Sent sent : interleaved(run)) {
            if (sent.id().isEmpty()) {
                line.hear("c/" + sent.channel(), new Heard(sent.time(), sent.time(), false));
            } else {
                line.hold(new Position(sent.time(), sent.rank(), sent.id()), new byte[] {(byte) sent.channel()});
            }
            if (run.restarts().contains(++read)) {
                line = start(stores, log);
            }
            line.step();
        }

        assertThat(log.entries)
                .isEqualTo(run.streams().stream()
                        .flatMap(List::stream)
                        .filter(sent -> !sent.id().isEmpty())
                        .map(sent -> new Position(sent.time(), sent.rank(), sent.id()))
                        .sorted(Comparator.comparingLong(Position::time)
                                .thenComparingInt(Position::rank)
                                .thenComparing(Position::id))
                        .toList());
        assertThat(log.passes).isSorted().doesNotHaveDuplicates().endsWith(END);
    }

    private static Sequencer start(ProgressStores stores, Log log) {
        Set<String> channels =
                IntStream.range(0, CHANNELS).mapToObj(i -> "c/" + i).collect(Collectors.toSet());
        return new Sequencer(stores.held(), new StoredProgress(stores.words(), channels), log);
    }

    private static List<Sent> interleaved(Run run) {
        List<List<Sent>> left =
                run.streams().stream().map(ArrayList::new).collect(Collectors.toCollection(ArrayList::new));
        List<Sent> all = new ArrayList<>();
        for (int turn : run.turns()) {
            if (!left.get(turn).isEmpty()) {
                all.add(left.get(turn).remove(0));
            }
        }
        left.forEach(all::addAll);
        return all;
    }

    private static final class Log implements Sequencer.Handler {
        private final List<Position> entries = new ArrayList<>();
        private final List<Long> passes = new ArrayList<>();

        @Override
        public void due(Position position, byte[] value) {
            assertThat(position.time())
                    .isGreaterThan(passes.isEmpty() ? Long.MIN_VALUE : passes.get(passes.size() - 1));
            entries.add(position);
        }

        @Override
        public void passed(long watermark) {
            passes.add(watermark);
        }
    }

    @Provide
    Arbitrary<Run> runs() {
        return Combinators.combine(
                        stream(0),
                        stream(1),
                        stream(2),
                        Arbitraries.integers().between(0, CHANNELS - 1).list().ofMaxSize(60),
                        Arbitraries.integers().between(1, 60).set().ofMaxSize(6))
                .as((a, b, c, turns, restarts) -> new Run(List.of(a, b, c), turns, restarts));
    }

    /** Entries within a delay of each other, and watermarks that keep that delay. */
    private static Arbitrary<List<Sent>> stream(int channel) {
        Arbitrary<long[]> entry = Combinators.combine(
                        Arbitraries.longs().between(0, 6),
                        Arbitraries.longs().between(0, 5),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.longs().between(0, 3))
                .as((step, late, rank, word) -> new long[] {step, late, rank, word});
        return entry.list().ofMaxSize(20).map(entries -> sent(channel, entries));
    }

    private static List<Sent> sent(int channel, List<long[]> entries) {
        List<Sent> sent = new ArrayList<>();
        TreeMap<Long, Integer> ids = new TreeMap<>();
        long newest = -30;
        for (long[] entry : entries) {
            newest += entry[0];
            long time = newest - entry[1];
            int number = ids.merge(time, 1, Integer::sum);
            sent.add(new Sent(channel, time, (int) entry[2], channel + "-" + number));
            if (entry[3] == 0) {
                sent.add(new Sent(channel, newest - 6, 0, ""));
            }
        }
        sent.add(new Sent(channel, END, 0, ""));
        return sent;
    }
}
