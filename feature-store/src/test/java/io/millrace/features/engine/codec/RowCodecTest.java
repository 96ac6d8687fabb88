package io.millrace.features.engine.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RowCodecTest {

    @Property
    void everyValue_isReadBackAsWritten(
            @ForAll long whole, @ForAll double real, @ForAll int shift, @ForAll String text, @ForAll long fixed) {
        long anyLength = whole >>> (shift & 63);
        RowReader in = reader(out -> {
            out.putUnsigned(anyLength);
            out.putSigned(-anyLength);
            out.putDouble(real);
            out.putFixed(fixed);
            out.putText(text);
            out.putByte(200);
            out.origin(fixed);
            out.putTime(whole);
        });
        assertThat(in.unsigned()).isEqualTo(anyLength);
        assertThat(in.signed()).isEqualTo(-anyLength);
        assertThat(in.real()).isEqualTo(real);
        assertThat(in.fixed()).isEqualTo(fixed);
        assertThat(in.text()).isEqualTo(new String(text.getBytes(UTF_8), UTF_8));
        assertThat(in.unsignedByte()).isEqualTo(200);
        in.origin(fixed);
        assertThat(in.time()).isEqualTo(whole);
        assertThat(in.atEnd()).isTrue();
    }

    @Test
    void bytes_areTheseOnes() {
        assertThat(hex(out -> out.putUnsigned(0))).isEqualTo("00");
        assertThat(hex(out -> out.putUnsigned(127))).isEqualTo("7f");
        assertThat(hex(out -> out.putUnsigned(300))).isEqualTo("ac02");
        assertThat(hex(out -> out.putUnsigned(-1))).isEqualTo("ffffffffffffffffff");
        assertThat(hex(out -> out.putSigned(-1))).isEqualTo("01");
        assertThat(hex(out -> out.putSigned(1))).isEqualTo("02");
        assertThat(hex(out -> out.putDouble(0))).isEqualTo("00");
        assertThat(hex(out -> out.putDouble(1))).isEqualTo("bfe003");
        assertThat(hex(out -> out.putDouble(2))).isEqualTo("40");
        assertThat(hex(out -> out.putDouble(17))).isEqualTo("c062");
        assertThat(hex(out -> out.putText("aé"))).isEqualTo("0361c3a9");
        assertThat(hex(out -> out.putFixed(258))).isEqualTo("0000000000000102");
    }

    @Test
    void read_pastTheEnd_namesThePlace() {
        RowReader in = reader(out -> out.putByte(0x80));
        assertThatThrownBy(in::unsigned)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected one more byte at byte 1")
                .hasMessageContaining("Rebuild the state");
    }

    @Test
    void read_textLongerThanTheRow_isRefused() {
        RowReader in = reader(out -> {
            out.putUnsigned(9);
            out.putByte('a');
        });
        assertThatThrownBy(in::text).hasMessageContaining("expected 9 more bytes at byte 1");
    }

    private static RowReader reader(Consumer<RowWriter> write) {
        RowWriter out = new RowWriter();
        write.accept(out);
        return new RowReader(Slice.of(out.toBytes()));
    }

    private static String hex(Consumer<RowWriter> write) {
        RowWriter out = new RowWriter();
        write.accept(out);
        return HexFormat.of().formatHex(out.toBytes());
    }
}
