package io.millrace.features.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.features.engine.aggregate.Count;
import io.millrace.features.engine.aggregate.Last;
import io.millrace.features.engine.aggregate.Mean;
import io.millrace.features.engine.aggregate.Min;
import io.millrace.features.engine.aggregate.TimeSinceLast;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bytes of both parts of a row, and what is refused. */
class RowFormatTest {

    private static final EntityLayout LAYOUT = Sample.layout(
            Duration.ofMillis(50),
            Sample.view(
                    "all",
                    Sample.feature("n", new Count(), new RollingWindow(640, 10)),
                    Sample.feature("mean", new Mean(), new RollingWindow(640, 10)),
                    Sample.feature("min", new Min(), new RollingWindow(700, 300)),
                    Sample.feature("last", new Last(), new LifetimeWindow())),
            Sample.view(
                    "some",
                    Sample.KIND_A,
                    Duration.ofSeconds(1),
                    List.of(Sample.feature("idle", new TimeSinceLast(), new RollingWindow(640, 10)))));

    @Test
    void describe_isTheCanonicalText() {
        assertThat(LAYOUT.views().get(0).describe()).isEqualTo("""
                        view all 1
                         where "true"
                         history 50
                        feature n count rolling 640 10
                         of\s
                         filter "true"
                        feature mean mean rolling 640 10
                         of "x"
                         filter "true"
                        feature min min rolling 700 300
                         of "x"
                         filter "true"
                        feature last last lifetime
                         of "x"
                         filter "true"
                        """);
        assertThat(LAYOUT.views().get(1).describe()).isEqualTo("""
                        view some 1
                         where "kind == 'a'"
                         history 50
                        feature idle time_since_last rolling 640 10
                         of\s
                         filter "true"
                        """);
    }

    @Test
    void rows_haveTheseBytes() {
        StoredRow row = filled();
        String cold = // the views with a length, and their tracks with a length
                "66be60d181daf9ac" + "2a"
                        + ("1b" + "01" + "702d" + "03" + "03" + "03c06400") // total from 56, oldest 100: n, mean
                        + ("00" + "c801" + "06" + "03" + "02" + "02c05c00") // no blocks, pane 100
                        + ("26" + "06" + "03" + "01" + "01c01000") // pane 119
                        + ("0c" + "01" + "0203" + "01" + "c001") // total from 1, oldest 3: min
                        + ("00" + "06" + "03" + "01" + "c001") // no blocks, pane 3
                        + "00" // last keeps no panes
                        + ("45d7de17e20a46f7" + "0d")
                        + ("0c" + "01" + "702d" + "01" + "f006") // total from 56, oldest 100: idle
                        + ("00" + "c801" + "02" + "01" + "00"); // no blocks, pane 100
        assertThat(hex(row.hotBytes()))
                .isEqualTo(
                        "04" // version
                                + "01" + "49" + cold // the cold row, while it changes
                                + "66be60d181daf9ac" + "25" + "ea12" // view all, newest 1205
                                + "03" + "02" + "01bff2e6cc99b3e6cc9a00" // open pane: n, mean
                                + "01" + "bff2e6cc99b3e6cc9a" // open pane: min
                                + "01" + "0703bff2e6cc99b3e6cc9a" // last
                                + "45d7de17e20a46f7" + "04" + "ea12" // view some, newest 1205
                                + "01" + "00"); // open pane: idle
        assertThat(row.coldBytes()).isEqualTo(Map.of());

        new FeatureEngine(LAYOUT).count(row, Sample.event(1205, null, "b"));
        assertThat(row.coldBytes()).as("in its own place").isEqualTo(Map.of("", "04" + cold));
        assertThat(hex(row.hotBytes())).startsWith("0400" + "66be60d181daf9ac");
    }

    @Test
    void blocks_haveTheseBytes() {
        FeatureEngine engine = new FeatureEngine(Sample.layout(
                Duration.ofMillis(100), Sample.view("v", Sample.feature("n", new Count(), new RollingWindow(64, 10)))));
        StoredRow row = new StoredRow();
        for (int pane = 100; pane <= 120; pane++) {
            engine.count(row, Sample.event(10 * pane + 3));
        }
        String view = "014d2d2ef7d5b8b8";
        assertThat(hex(row.hotBytes())) // no total, since it was only counted; blocks up to 117, panes 118 and 119
                .startsWith("0401" + "17" + view + "0e" + "0d" + "00" + "01ea01" + ("ec01" + "02" + "0101")
                        + ("02" + "02" + "0101"));
        assertThat(row.coldBytes())
                .isEqualTo(Map.of(
                        view + "0000", // list: 100 to 108, out of the window; 109 to 117, with its merge
                        "04" + ("c801" + "08" + "00") + ("12" + "08" + "02" + "0109"),
                        view + "0000" + "8000000000000064", // block of panes 100 to 108
                        "04" + "00" + "02" + "0101" + "01020101".repeat(8),
                        view + "0000" + "800000000000006d", // block of panes 109 to 117
                        "04" + "00" + "02" + "0101" + "01020101".repeat(8)));
    }

    @Test
    void row_ofAnotherVersion_isRefused() {
        StoredRow row = filled();
        row.hot(new byte[] {2});
        assertThatThrownBy(() -> new FeatureEngine(LAYOUT).read(row, 1200))
                .isInstanceOf(RowFormatException.class)
                .hasMessageContaining(
                        "the hot row of entity 'user' has format version 2, but this engine has version 4");
        StoredRow other = filled();
        new FeatureEngine(LAYOUT).count(other, Sample.event(1205, null, "b")); // puts it in its own place
        other.cold(new byte[0], new byte[] {1});
        assertThatThrownBy(() -> new FeatureEngine(LAYOUT).count(other, Sample.event(1400)))
                .isInstanceOf(RowFormatException.class)
                .hasMessageContaining("the cold row of entity 'user' has format version 1");
    }

    /** A view beside others is added, changed or removed without touching what they keep. */
    @Test
    void views_ofOneRow_areIndependent() {
        StoredRow row = filled();
        View all = LAYOUT.views().get(0);
        View again = new View(all.name(), 2, all.where(), all.ttl(), all.history(), all.features());
        FeatureEngine changed = new FeatureEngine(new EntityLayout(
                "user",
                List.of(
                        again,
                        LAYOUT.views().get(1),
                        Sample.view("more", Sample.feature("n", new Count(), new LifetimeWindow())))));
        assertThat(changed.read(row, 1300).value("some:idle")).isEqualTo(0.095);
        assertThat(changed.read(row, 1300).status("all:n")).isEqualTo(Status.NOT_FOUND);
        assertThat(changed.read(row, 1300).status("more:n")).isEqualTo(Status.NOT_FOUND);
        changed.count(row, Sample.event(1400, 1L, "b"));
        Answer answer = changed.read(row, 1400);
        assertThat(answer.value("all:n")).isEqualTo(1L);
        assertThat(answer.value("more:n")).isEqualTo(1L);
        assertThat(answer.value("some:idle")).isEqualTo(0.195);
        assertThat(new FeatureEngine(LAYOUT).read(row, 1400).status("all:n"))
                .as("what the old version kept is gone")
                .isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void row_thatIsCutShort_isRefused() {
        StoredRow row = filled();
        byte[] whole = Objects.requireNonNull(row.hotBytes());
        row.hot(Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> new FeatureEngine(LAYOUT).read(row, 1200))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("state row is damaged");
    }

    @Test
    void ttl_mayChange_withoutAnotherLayout() {
        List<View> views = LAYOUT.views().stream()
                .map(view ->
                        new View(view.name(), 1, view.where(), Duration.ofMillis(5), view.history(), view.features()))
                .toList();
        FeatureEngine shorter = new FeatureEngine(new EntityLayout("user", views));
        assertThat(shorter.read(filled(), 1400).status("all:n")).isEqualTo(Status.OUTSIDE_MAX_AGE);
    }

    private static StoredRow filled() {
        FeatureEngine engine = new FeatureEngine(LAYOUT);
        StoredRow row = new StoredRow();
        engine.count(row, Sample.event(1000, 17L, "a"));
        engine.count(row, Sample.event(1003, -2L, "b"));
        engine.count(row, Sample.event(1201, 0.1, "b"));
        engine.count(row, Sample.event(1205, null, "a"));
        engine.count(row, Sample.event(1195, 3L, "b"));
        return row;
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "none" : HexFormat.of().formatHex(bytes);
    }
}
