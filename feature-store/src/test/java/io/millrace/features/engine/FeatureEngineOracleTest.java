package io.millrace.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.engine.Oracle.Expected;
import io.millrace.features.engine.aggregate.AggregateAssert;
import io.millrace.features.engine.aggregate.Count;
import io.millrace.runtime.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** The engine against brute force over random layouts and streams. */
class FeatureEngineOracleTest {

    record Step(long by, @Nullable Object x, String kind) {}

    record Stream(EntityLayout layout, long start, List<Step> steps) {}

    @Property(tries = 150)
    void answers_ofAnyStream_areThoseOfBruteForce(@ForAll("streams") Stream stream) {
        FeatureEngine engine = new FeatureEngine(stream.layout());
        Oracle oracle = new Oracle(stream.layout());
        StoredRow answered = new StoredRow();
        StoredRow counted = new StoredRow();
        boolean[] all = engine.viewsOf(engine.names());
        long time = stream.start();
        for (Step step : stream.steps()) {
            time += step.by();
            Event event = Sample.event(time, step.x(), step.kind());
            check(stream.layout(), oracle, engine.answerThenCount(answered, event));
            engine.count(counted, event);
            oracle.count(event);
            if (!oracle.isEmpty()) {
                long newest = oracle.newest();
                ReadRow again = engine.open(answered);
                LongStream.of(0, 1, 2, 5, 13, 14, 40, 99, 640, 641, 701, 5000, -1, -7, -20, -49, -60, -300, -650, -2000)
                        .map(offset -> newest + offset)
                        .forEach(asOf -> {
                            check(stream.layout(), oracle, engine.read(answered, asOf));
                            check(stream.layout(), oracle, engine.read(counted, asOf));
                            check(stream.layout(), oracle, again.at(asOf, all));
                        });
            }
        }
    }

    /** Every aggregate over one window at a time: each pair of them sees all tries. */
    @Property(tries = 10_000)
    void catalogue_ofAnyStream_isThatOfBruteForce(
            @ForAll("windows") Window window, @ForAll("histories") long history, @ForAll("steps") List<Step> steps) {
        EntityLayout layout = Sample.layout(
                Duration.ofMillis(history), Sample.view("v", Sample.SMALL, null, Sample.catalogue(window)));
        FeatureEngine engine = new FeatureEngine(layout);
        Oracle oracle = new Oracle(layout);
        StoredRow row = new StoredRow();
        long time = 1_442_016_000_000L;
        for (Step step : steps) {
            time += step.by();
            Event event = Sample.event(time, step.x(), step.kind());
            check(layout, oracle, engine.answerThenCount(row, event));
            oracle.count(event);
        }
        if (!oracle.isEmpty()) {
            ReadRow again = engine.open(row);
            for (long offset : new long[] {0, 1, 3, 9, 20, 21, 660, 661, -1, -30, -400, 0, 2, 700}) {
                check(layout, oracle, engine.read(row, oracle.newest() + offset));
                check(layout, oracle, again.at(oracle.newest() + offset, new boolean[] {true}));
            }
        }
    }

    /** Streams so long that their panes are in blocks, several of them, which late events change and time empties again. */
    @Property(tries = 300)
    void answers_ofALongStream_areThoseOfBruteForce(
            @ForAll("windows") Window window,
            @ForAll("longHistories") long history,
            @ForAll("manySteps") List<Step> steps,
            @ForAll @IntRange(min = 2, max = 40) int every) {
        EntityLayout layout = Sample.layout(
                Duration.ofMillis(history),
                Sample.view("v", Sample.everything(List.of(window)).toArray(Feature[]::new)));
        FeatureEngine engine = new FeatureEngine(layout);
        Oracle oracle = new Oracle(layout);
        StoredRow row = new StoredRow();
        long time = 1_442_016_000_000L;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            time += step.by();
            Event event = Sample.event(time, step.x(), step.kind());
            if (i % every == 0) {
                check(layout, oracle, engine.answerThenCount(row, event));
            } else {
                engine.count(row, event);
            }
            oracle.count(event);
            if (i % 40 == 39) {
                ReadRow again = engine.open(row);
                for (long offset : new long[] {0, 31, 640, -1, 4, -150, -history, 0, 7, 9, 640, 25}) {
                    check(layout, oracle, engine.read(row, oracle.newest() + offset));
                    check(layout, oracle, again.at(oracle.newest() + offset, new boolean[] {true}));
                }
            }
        }
    }

    @Provide
    Arbitrary<Long> longHistories() {
        return Arbitraries.of(50L, 700L, 2_500L);
    }

    @Provide
    Arbitrary<List<Step>> manySteps() {
        return steps(150, 300);
    }

    /** The watermark is at most that: no later step of the stream is at or before it. */
    @Property(tries = 300)
    void expire_upToTheWatermark_changesNoValueOfALaterAnswer(@ForAll("streams") Stream stream) {
        FeatureEngine engine = new FeatureEngine(stream.layout());
        StoredRow swept = new StoredRow();
        StoredRow kept = new StoredRow();
        List<Step> steps = stream.steps();
        long[] times = new long[steps.size()];
        long time = stream.start();
        for (int i = 0; i < times.length; i++) {
            time += steps.get(i).by();
            times[i] = time;
        }
        for (int i = 0; i < times.length; i++) {
            Event event = Sample.event(times[i], steps.get(i).x(), steps.get(i).kind());
            checkSwept(engine.answerThenCount(swept, event), engine.answerThenCount(kept, event));
            engine.expire(swept, LongStream.of(times).skip(i + 1).min().orElse(times[i]) - 1);
        }
        engine.expire(swept, LongStream.of(times).max().orElseThrow() + 1_000_000);
        View mortal = stream.layout().views().get(1);
        String feature = "some:" + mortal.features().get(0).name();
        long later = LongStream.of(times).max().orElseThrow();
        Status before = engine.read(kept, later).status(feature);
        assertThat(engine.read(swept, later).status(feature))
                .isEqualTo(mortal.ttl() == null ? before : Status.NOT_FOUND);
    }

    private static void checkSwept(Answer swept, Answer kept) {
        for (int i = 0; i < kept.names().size(); i++) {
            assertThat(swept.value(i)).isEqualTo(kept.value(i));
            assertThat(swept.status(i)).isEqualTo(kept.status(i));
        }
    }

    @Provide
    Arbitrary<Long> histories() {
        return Arbitraries.of(0L, 50L, 700L);
    }

    @Property(tries = 100)
    void count_atOrAfterTheNewest_isExactAtTheHeadAndWithinAHopAtTheTail(
            @ForAll("streams") Stream stream, @ForAll("windows") Window window) {
        if (!(window instanceof RollingWindow rolling)) {
            return;
        }
        EntityLayout layout = Sample.layout(Duration.ZERO, Sample.view("v", Sample.feature("n", new Count(), window)));
        FeatureEngine engine = new FeatureEngine(layout);
        StoredRow row = new StoredRow();
        long time = stream.start();
        List<Long> times = new ArrayList<>();
        for (Step step : stream.steps()) {
            time += step.by();
            times.add(time);
            engine.count(row, Sample.event(time));
            long newest = times.stream().mapToLong(Long::longValue).max().orElseThrow();
            for (long asOf : new long[] {newest, newest + 5, newest + rolling.length()}) {
                assertThat((Long) engine.read(row, asOf).value("v:n"))
                        .isBetween(
                                times.stream()
                                        .filter(t -> t > asOf - rolling.length())
                                        .count(),
                                times.stream()
                                        .filter(t -> t > asOf - rolling.length() - rolling.hop())
                                        .count());
            }
        }
    }

    private static void check(EntityLayout layout, Oracle oracle, Answer answer) {
        assertThat(answer.newest()).isEqualTo(oracle.isEmpty() ? null : (Long) oracle.newest());
        int position = 0;
        for (View view : layout.views()) {
            for (Feature feature : view.features()) {
                Expected expected = oracle.read(view, feature, answer.asOf());
                String name = answer.names().get(position) + " (" + feature.describe() + ") at " + answer.asOf();
                assertThat(answer.status(position)).as(name).isEqualTo(expected.status());
                assertThat(answer.reason(position) != null).as(name).isEqualTo(expected.status() == Status.INVALID);
                AggregateAssert.close(answer.value(position), expected.result());
                position++;
            }
        }
    }

    @Provide
    Arbitrary<Window> windows() {
        return Arbitraries.of(
                new RollingWindow(64, 1),
                new RollingWindow(100, 7),
                new RollingWindow(640, 10),
                new RollingWindow(700, 300),
                new RollingWindow(90, 90),
                new TumblingWindow(120, 10),
                new TumblingWindow(700, 700),
                new SessionWindow(25),
                new LastEventsWindow(5),
                new LifetimeWindow());
    }

    @Provide
    Arbitrary<Stream> streams() {
        Arbitrary<List<Window>> some =
                windows().list().uniqueElements().ofMinSize(1).ofMaxSize(3);
        Arbitrary<EntityLayout> layouts = Combinators.combine(
                        some,
                        some,
                        Arbitraries.of(0, 50, 700),
                        Arbitraries.of(30, 500).injectNull(0.4))
                .as((first, second, history, ttl) -> Sample.layout(
                        Duration.ofMillis(history),
                        Sample.view("all", Sample.SMALL, null, Sample.everything(first)),
                        Sample.view(
                                "some",
                                Sample.KIND_A,
                                ttl == null ? null : Duration.ofMillis(ttl),
                                Sample.everything(second))));
        Arbitrary<Long> starts = Arbitraries.of(0L, -700L, -1_000_000_007L, 1_442_016_000_000L);
        return Combinators.combine(layouts, starts, steps()).as(Stream::new);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return steps(1, 40);
    }

    private static Arbitrary<List<Step>> steps(int least, int most) {
        Arbitrary<Long> pace = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.longs().between(0, 12)),
                Tuple.of(3, Arbitraries.longs().between(0, 150)),
                Tuple.of(1, Arbitraries.longs().between(150, 3000)),
                Tuple.of(3, Arbitraries.longs().between(-60, 0)),
                Tuple.of(1, Arbitraries.longs().between(-900, 0)));
        Arbitrary<Object> values = Arbitraries.oneOf(
                        Arbitraries.longs().between(-9, 9).map(Object.class::cast),
                        Arbitraries.doubles().between(-1e6, 1e6).ofScale(3).map(Object.class::cast),
                        Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY).map(Object.class::cast))
                .injectNull(0.1);
        return Combinators.combine(pace, values, Arbitraries.of("a", "b"))
                .as(Step::new)
                .list()
                .ofMinSize(least)
                .ofMaxSize(most);
    }
}
