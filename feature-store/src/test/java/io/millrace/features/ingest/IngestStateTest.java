package io.millrace.features.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class IngestStateTest {

    private static final Duration LATE = Duration.ofMinutes(10);

    @Example
    void encode_bytes() {
        IngestState state = new IngestState(1, -1, 2, true, 3, 4, 5, 6);

        String hex = HexFormat.of().formatHex(state.encode());

        assertThat(hex)
                .isEqualTo("0101" + "0000000000000001" + "ffffffffffffffff" + "0000000000000002" + "0000000000000003"
                        + "0000000000000004" + "0000000000000005" + "0000000000000006");
        assertThat(IngestState.decode(HexFormat.of().parseHex(hex))).isEqualTo(state);
        assertThat(IngestState.decode(null)).isEqualTo(IngestState.EMPTY);
    }

    @Example
    void decode_otherLayout_isRefused() {
        byte[] bytes = IngestState.EMPTY.encode();
        bytes[0] = 2;

        assertThatThrownBy(() -> IngestState.decode(bytes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ingest state has layout 2, this build reads 1");
    }

    @Example
    void watermark_leavesExactlyTheLatenessOpen() {
        IngestState state = IngestState.EMPTY.accepted(1_000_000);

        assertThat(state.watermark(LATE)).isEqualTo(1_000_000 - 600_000 - 1);
        assertThat(IngestState.EMPTY.watermark(LATE)).isEqualTo(Long.MIN_VALUE);
        assertThat(IngestState.EMPTY.announcement(LATE)).isEqualTo(Long.MIN_VALUE);
    }

    @Example
    void declaration_countsInFull_andNeverGoesBack() {
        IngestState state =
                IngestState.EMPTY.accepted(1_000_000).declared(999_999).declared(5);

        assertThat(state.watermark(LATE)).isEqualTo(999_999);
        assertThat(state.announcement(LATE)).isEqualTo(999_999);
    }

    @Example
    void announcement_isTheLastMillisecondBeforeAStep() {
        assertThat(IngestState.EMPTY.accepted(620_000).announcement(LATE)).isEqualTo(19_999);
        assertThat(IngestState.EMPTY.accepted(629_999).announcement(LATE)).isEqualTo(19_999);
        assertThat(IngestState.EMPTY.accepted(630_000).announcement(LATE)).isEqualTo(29_999);
        assertThat(IngestState.EMPTY.accepted(1_500).announcement(Duration.ofMillis(1)))
                .isEqualTo(999);
    }

    @Property
    void announcement_neverPassesTheWatermark_lagsByLessThanAStep_andIsMonotone(
            @ForAll @Size(max = 30) List<@LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) Long> times,
            @ForAll @LongRange(min = 1, max = 3_153_600_000_000L) long lateness,
            @ForAll boolean declare) {
        Duration late = Duration.ofMillis(lateness);
        IngestState state = IngestState.EMPTY;
        for (long time : times) {
            IngestState next = declare && time % 3 == 0 ? state.declared(time) : state.accepted(time);

            assertThat(next.announcement(late)).isLessThanOrEqualTo(next.watermark(late));
            assertThat(next.watermark(late) - next.announcement(late)).isLessThan(Math.max(1_000, lateness / 60));
            assertThat(next.watermark(late)).isGreaterThanOrEqualTo(state.watermark(late));
            assertThat(next.announcement(late)).isGreaterThanOrEqualTo(state.announcement(late));
            assertThat(IngestState.decode(next.encode())).isEqualTo(next);
            state = next;
        }
    }
}
