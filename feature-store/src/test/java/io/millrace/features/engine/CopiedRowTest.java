package io.millrace.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Copies of a row whose hot and cold parts are brought up to date apart from each other, as a standby's are. */
class CopiedRowTest {

    private static final int READS = 60;

    /** A row that remembers every write to it. */
    private static final class LoggedRow implements RowState {

        private final StoredRow row = new StoredRow();
        private final List<byte[]> hots = new ArrayList<>();
        private final List<Consumer<StoredRow>> colds = new ArrayList<>();

        @Override
        public byte @Nullable [] hot() {
            return row.hot();
        }

        @Override
        public void hot(byte @Nullable [] bytes) {
            hots.add(bytes);
            row.hot(bytes);
        }

        @Override
        public byte @Nullable [] cold(byte[] key) {
            return row.cold(key);
        }

        @Override
        public void cold(byte[] key, byte @Nullable [] part) {
            write(copy -> copy.cold(key, part));
        }

        @Override
        public void dropCold(byte[] prefix) {
            write(copy -> copy.dropCold(prefix));
        }

        private void write(Consumer<StoredRow> change) {
            colds.add(change);
            change.accept(row);
        }

        /** The row after so many writes of the one kind and of the other. */
        StoredRow copy(int hot, int cold) {
            StoredRow copy = new StoredRow();
            copy.hot(hots.get(hot - 1));
            colds.subList(0, cold).forEach(change -> change.accept(copy));
            return copy;
        }
    }

    /** What was true once a hot row had been written. */
    private record Moment(long time, String values) {}

    @Property(tries = 300)
    void copy_ofPartsOfDifferentMoments_isTrueOfThatOfItsHotRow_orTorn(
            @ForAll("windows") Window window,
            @ForAll @IntRange(min = 100, max = 300) int events,
            @ForAll @IntRange(min = 1, max = 20) int step,
            @ForAll long seed) {
        FeatureEngine engine = new FeatureEngine(Sample.layout(
                Duration.ofMillis(300),
                Sample.view("all", Sample.everything(List.of(window)).toArray(Feature[]::new)),
                Sample.view("mortal", Condition.ALWAYS, Duration.ofMillis(200), Sample.everything(List.of(window)))));
        LoggedRow row = new LoggedRow();
        List<Moment> moments = new ArrayList<>();
        Random random = new Random(seed);
        long time = 1_442_016_000_000L;
        long newest = time;
        for (int i = 0; i < events; i++) {
            time += random.nextInt(40) == 0 ? 900 : random.nextInt(2 * step) - step / 2;
            newest = Math.max(newest, time);
            engine.count(row, Sample.event(time, random.nextInt(10) - 1L, "a"));
            moments.add(new Moment(newest, values(engine.read(row, newest))));
            if (random.nextInt(20) == 0 && !engine.expire(row, newest + 190).isEmpty()) {
                moments.add(new Moment(newest, values(engine.read(row, newest))));
            }
        }
        for (int i = 0; i < READS; i++) {
            int hot = 1 + random.nextInt(row.hots.size());
            int cold = random.nextInt(row.colds.size() + 1);
            Moment moment = moments.get(hot - 1);
            try {
                assertThat(values(engine.read(row.copy(hot, cold), moment.time())))
                        .isEqualTo(moment.values());
            } catch (TornRowException e) {
                assertThat(e).hasMessageContaining("read it again");
            }
        }
    }

    @Provide
    Arbitrary<Window> windows() {
        return Arbitraries.of(
                new RollingWindow(64, 1),
                new RollingWindow(640, 10),
                new TumblingWindow(640, 10),
                new SessionWindow(60),
                new LastEventsWindow(7),
                new LifetimeWindow());
    }

    private static String values(Answer answer) {
        StringBuilder values = new StringBuilder();
        answer.names().forEach(name -> values.append(name)
                .append('=')
                .append(answer.value(name))
                .append(' ')
                .append(answer.status(name))
                .append('\n'));
        return values.toString();
    }
}
