package io.millrace.features.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Identity, associativity, commutativity, and that a partial survives its bytes, for every aggregate. */
class MergeLawsTest {

    private static final long AS_OF = 10_000;

    record Given(Double value, long time) {}

    @Property
    void merge_withNothing_changesNothing(@ForAll("aggregates") Aggregate aggregate, @ForAll("events") List<Given> a) {
        Partial left = aggregate.create();
        left.merge(of(aggregate, a));
        Partial right = of(aggregate, a);
        right.merge(aggregate.create());
        assertThat(left.result(AS_OF)).isEqualTo(result(aggregate, a));
        assertThat(right.result(AS_OF)).isEqualTo(result(aggregate, a));
    }

    @Property
    void merge_isAssociativeAndTheSameAsGivingAllToOne(
            @ForAll("aggregates") Aggregate aggregate,
            @ForAll("events") List<Given> a,
            @ForAll("events") List<Given> b,
            @ForAll("events") List<Given> c) {
        Partial left = of(aggregate, a);
        left.merge(of(aggregate, b));
        left.merge(of(aggregate, c));
        Partial tail = of(aggregate, b);
        tail.merge(of(aggregate, c));
        Partial right = of(aggregate, a);
        right.merge(tail);
        List<Given> all = new ArrayList<>(a);
        all.addAll(b);
        all.addAll(c);
        same(left.result(AS_OF), right.result(AS_OF), all);
        same(left.result(AS_OF), result(aggregate, all), all);
    }

    @Property
    void merge_isCommutative_whenTimesDiffer(
            @ForAll("aggregates") Aggregate aggregate,
            @ForAll("events") List<Given> a,
            @ForAll("events") List<Given> b,
            @ForAll Random random) {
        List<Given> all = new ArrayList<>();
        HashSet<Long> times = new HashSet<>();
        a.stream().filter(given -> times.add(given.time())).forEach(all::add);
        b.stream().filter(given -> times.add(given.time())).forEach(all::add);
        int middle = all.size() / 2;
        Partial first = of(aggregate, all.subList(0, middle));
        first.merge(of(aggregate, all.subList(middle, all.size())));
        Partial second = of(aggregate, all.subList(middle, all.size()));
        second.merge(of(aggregate, all.subList(0, middle)));
        List<Given> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        same(first.result(AS_OF), second.result(AS_OF), all);
        same(first.result(AS_OF), result(aggregate, shuffled), all);
    }

    @Property
    void merge_leavesItsArgumentAlone(
            @ForAll("aggregates") Aggregate aggregate,
            @ForAll("events") List<Given> a,
            @ForAll("events") List<Given> b) {
        Partial argument = of(aggregate, a);
        Partial target = of(aggregate, b);
        target.merge(argument);
        b.forEach(given -> target.add(given.value(), given.time()));
        assertThat(argument.result(AS_OF)).isEqualTo(result(aggregate, a));
    }

    @Property
    void decode_ofEncode_goesOnWhereItWas(
            @ForAll("aggregates") Aggregate aggregate,
            @ForAll("events") List<Given> a,
            @ForAll("events") List<Given> b) {
        if (a.isEmpty()) {
            return;
        }
        Partial partial = of(aggregate, a);
        RowWriter out = new RowWriter();
        out.origin(-77);
        partial.encode(out);
        RowReader in = new RowReader(Slice.of(out.toBytes()));
        in.origin(-77);
        Partial decoded = aggregate.create();
        decoded.decode(in);
        assertThat(in.atEnd()).isTrue();
        b.forEach(given -> partial.add(given.value(), given.time()));
        b.forEach(given -> decoded.add(given.value(), given.time()));
        assertThat(decoded.result(AS_OF)).isEqualTo(partial.result(AS_OF));
    }

    @Property
    void sum_ofAnyOrder_isTheExactSumRounded(@ForAll("events") List<Given> a, @ForAll Random random) {
        List<Given> shuffled = new ArrayList<>(a);
        Collections.shuffle(shuffled, random);
        BigDecimal exact = a.stream().map(g -> new BigDecimal(g.value())).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat((Double) of(new Sum(), shuffled).result(AS_OF))
                .isCloseTo(exact.doubleValue(), within(Math.ulp(exact.doubleValue()) + 1e-28 * magnitude(a)));
    }

    private static void same(@Nullable Object actual, @Nullable Object expected, List<Given> all) {
        if (actual instanceof Double real && expected instanceof Double other) {
            assertThat(real).isCloseTo(other, within(1e-12 * magnitude(all)));
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static double magnitude(List<Given> all) {
        return all.stream().mapToDouble(given -> Math.abs(given.value())).sum();
    }

    private static @Nullable Object result(Aggregate aggregate, List<Given> all) {
        return of(aggregate, all).result(AS_OF);
    }

    private static Partial of(Aggregate aggregate, List<Given> all) {
        Partial partial = aggregate.create();
        all.forEach(given -> partial.add(given.value(), given.time()));
        return partial;
    }

    @Provide
    Arbitrary<Aggregate> aggregates() {
        return Arbitraries.of(
                new Count(), new Sum(), new Mean(), new Min(), new Max(), new Last(), new TimeSinceLast());
    }

    @Provide
    Arbitrary<List<Given>> events() {
        Arbitrary<Double> values = Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e18, 1e18).ofScale(6),
                Arbitraries.doubles().between(-1, 1).ofScale(12),
                Arbitraries.integers().between(-9, 9).map(Integer::doubleValue));
        return Combinators.combine(values, Arbitraries.longs().between(-5_000, 5_000))
                .as(Given::new)
                .list()
                .ofMaxSize(30);
    }
}
