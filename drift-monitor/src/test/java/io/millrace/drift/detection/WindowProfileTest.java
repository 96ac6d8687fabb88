package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class WindowProfileTest {

    private static final String GOLDEN = "01" // profile version
            + "01" // tally version
            + "00000000000003e8" + "00000000000007d0" // [1000, 2000)
            + "0000000000000003" // three rows
            + "00000002" + "00000002" + "00000002" // capacity, sampled, features
            + "0000000000000001" + "0000000000000000" // missing
            + "00000001" + "62" // greatest key: "b", the hash of "c" is larger
            + "01" + "00000001" + "61" + "00000000000003e8" + "00000001" + "75" + "00000002" // row "a" at 1000 of "u"
            + "01" + "0000000000000000" + "02" + "00000001" + "78" // 0.0 and "x"
            + "01" + "00000001" + "62" + "00000000000003e9" + "ffffffff" + "00000002" // row "b" at 1001, no cluster
            + "00" + "02" + "00000002" + "c3a4"; // missing and "ä"

    private static WindowProfile threeRows() {
        return new WindowProfileBuilder(1000, 2000, 2, 2)
                .add(Row.of("a", 1000, "u", -0.0, "x"))
                .add(Row.of("b", 1001, null, Double.NaN, "ä"))
                .add(Row.of("c", 1999, "u", 1.5, "y"))
                .build();
    }

    @Test
    void toBytes_threeRowsSampledToTwo_isGolden() {
        assertThat(HexFormat.of().formatHex(threeRows().toBytes())).isEqualTo(GOLDEN);
        assertThat(WindowProfile.fromBytes(HexFormat.of().parseHex(GOLDEN))).isEqualTo(threeRows());
    }

    @Test
    void fromBytes_damaged_saysWhatIsWrong() {
        byte[] bytes = HexFormat.of().parseHex(GOLDEN);
        assertThatThrownBy(() -> WindowProfile.fromBytes(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("window profile ends at byte");
        assertThatThrownBy(() -> WindowProfile.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)))
                .hasMessageContaining("1 bytes more");
        bytes[0] = 9;
        assertThatThrownBy(() -> WindowProfile.fromBytes(bytes)).hasMessageContaining("version 9");
    }

    @Test
    void add_rowThatDoesNotBelong_isRefused() {
        WindowProfileBuilder builder = new WindowProfileBuilder(1000, 2000, 1, 10).add(Row.of("a", 1000, null, 1.0));
        assertThatThrownBy(() -> builder.add(Row.of("b", 2000, null, 1.0))).hasMessageContaining("outside the window");
        assertThatThrownBy(() -> builder.add(Row.of("b", 1000, null, 1.0, 2.0)))
                .hasMessageContaining("watches 1 features");
        assertThatThrownBy(() -> builder.add(Row.of("a", 1500, null, 1.0))).hasMessageContaining("added before");
        assertThatThrownBy(() -> Row.of("b", 1000, null, 1)).hasMessageContaining("java.lang.Integer");
        assertThat(builder.build().rows()).isEqualTo(1);
    }
}
