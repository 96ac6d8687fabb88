package io.millrace.features.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.engine.aggregate.AggregateOracle.Expected;
import io.millrace.features.engine.aggregate.AggregateOracle.Given;
import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Every aggregate against its definition; identity, associativity, commutativity; and that a partial survives its bytes. */
class MergeLawsTest {

    private static final long AS_OF = 10_000;

    @Property
    void result_isThatOfTheDefinition(@ForAll("aggregates") Aggregate aggregate, @ForAll("events") List<Given> a) {
        List<Given> admitted = admitted(aggregate, a);
        long asOf = AS_OF + 5_000;
        Expected expected = AggregateOracle.of(aggregate, admitted, asOf);
        Partial partial = of(aggregate, a);
        assertThat(partial.refusal() != null).isEqualTo(expected.refused());
        AggregateAssert.close(partial.result(asOf), expected);
    }

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
        same(aggregate, left, right, all);
        same(aggregate, left, of(aggregate, all), all);
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
        same(aggregate, first, second, all);
        same(aggregate, first, of(aggregate, shuffled), all);
    }

    @Property
    void merge_leavesItsArgumentAlone(
            @ForAll("aggregates") Aggregate aggregate,
            @ForAll("events") List<Given> a,
            @ForAll("events") List<Given> b) {
        Partial argument = of(aggregate, a);
        Partial target = of(aggregate, b);
        target.merge(argument);
        admitted(aggregate, b).forEach(given -> target.add(given.value(), given.time()));
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
        admitted(aggregate, b).forEach(given -> partial.add(given.value(), given.time()));
        admitted(aggregate, b).forEach(given -> decoded.add(given.value(), given.time()));
        assertThat(decoded.result(AS_OF)).isEqualTo(partial.result(AS_OF));
    }

    /** Two ways to the same events agree as closely as each agrees with the definition. */
    private static void same(Aggregate aggregate, Partial one, Partial other, List<Given> all) {
        double slack =
                AggregateOracle.of(aggregate, admitted(aggregate, all), AS_OF).slack();
        boolean estimate = aggregate instanceof Percentile || aggregate instanceof ApproxDistinct;
        assertThat(one.refusal()).isEqualTo(other.refusal());
        AggregateAssert.close(one.result(AS_OF), new Expected(other.result(AS_OF), estimate ? 0 : slack, false));
    }

    private static List<Given> admitted(Aggregate aggregate, List<Given> all) {
        return all.stream()
                .map(given ->
                        new Given(Objects.requireNonNull(aggregate.admit(raw(aggregate, given.value()))), given.time()))
                .toList();
    }

    private static Object raw(Aggregate aggregate, Object value) {
        if (aggregate instanceof Ratio) {
            return (Double) value > 0;
        }
        return aggregate instanceof By ? new Categorised("c" + (long) ((Double) value % 4), value) : value;
    }

    private static @Nullable Object result(Aggregate aggregate, List<Given> all) {
        return of(aggregate, all).result(AS_OF);
    }

    private static Partial of(Aggregate aggregate, List<Given> all) {
        Partial partial = aggregate.create();
        admitted(aggregate, all).forEach(given -> partial.add(given.value(), given.time()));
        return partial;
    }

    @Provide
    Arbitrary<Aggregate> aggregates() {
        return Arbitraries.of(Aggregates.ALL);
    }

    @Provide
    Arbitrary<List<Given>> events() {
        Arbitrary<Double> values = Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e18, 1e18).ofScale(6),
                Arbitraries.doubles().between(-1, 1).ofScale(12),
                Arbitraries.integers().between(-9, 9).map(Integer::doubleValue));
        return Combinators.combine(values, Arbitraries.longs().between(-5_000, 5_000))
                .as((value, time) -> new Given(value, time))
                .list()
                .ofMaxSize(30);
    }
}
