package io.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PositionTest {

    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::time)
            .thenComparingInt(Position::rank)
            .thenComparing(position -> position.id().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    @Property
    void key_hasTheOrderOfThePosition(@ForAll("positions") Position a, @ForAll("positions") Position b) {
        assertThat(Integer.signum(a.key().compareTo(b.key()))).isEqualTo(Integer.signum(ORDER.compare(a, b)));
    }

    @Property
    void of_key_isThePosition(@ForAll("positions") Position position) {
        assertThat(Position.of(position.key())).isEqualTo(position);
        assertThat(Position.startOf(position.time())).isLessThanOrEqualTo(position.key());
    }

    @Example
    void key_bytes() {
        assertThat(hex(new Position(1, 2, "é"))).isEqualTo("800000000000000102c3a9");
        assertThat(hex(new Position(-1, 0, ""))).isEqualTo("7fffffffffffffff00");
    }

    private static String hex(Position position) {
        return HexFormat.of().formatHex(position.key().get());
    }

    @Provide
    Arbitrary<Position> positions() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.longs(), Arbitraries.longs().between(-3, 3)),
                        Arbitraries.integers().between(0, 127),
                        Arbitraries.strings().withChars("abé\u0000\uffff").ofMaxLength(3))
                .as(Position::new);
    }
}
