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
            new View(
                    "some",
                    Sample.KIND_A,
                    Duration.ofSeconds(1),
                    List.of(Sample.feature("idle", new TimeSinceLast(), new RollingWindow(640, 10)))));

    @Test
    void describe_isTheCanonicalText() {
        assertThat(LAYOUT.describe()).isEqualTo("""
                        history 50
                        view all
                         where "true"
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
                        view some
                         where "kind == 'a'"
                        feature idle time_since_last rolling 640 10
                         of\s
                         filter "true"
                        """);
    }

    @Test
    void rows_haveTheseBytes() {
        StoredRow row = filled();
        assertThat(hex(row.hotBytes()))
                .isEqualTo("01" + "38ec69e4c7bd9fad" + "ea12" + "01" + "01" // header, newest 1205, newest of both views
                        + "54" + "14" + "07" + "02" + "01bff2e6cc99b3e6cc9a00" + "00" + "07" + "03" + "03c06400"
                        + "9903" // n, mean, idle
                        + "03" + "01" + "01" + "bff2e6cc99b3e6cc9a" + "01" + "c001" // min
                        + "01" + "0703bff2e6cc99b3e6cc9a");
        assertThat(hex(row.coldBytes()))
                .isEqualTo("01" + "38ec69e4c7bd9fad" // header
                        + "12" + "c801" + "07" + "07" + "02" + "02c05c00" + "00" // pane 100: n, mean, idle
                        + "13" + "06" + "03" + "01" + "01c01000" // pane 119: n, mean
                        + "05" + "06" + "03" + "01" + "c001" // pane 3: min
                        + "00");
    }

    @Test
    void row_ofAnotherLayout_isRefused() {
        StoredRow row = filled();
        FeatureEngine other = new FeatureEngine(new EntityLayout("user", LAYOUT.views(), Duration.ofMillis(51)));
        assertThatThrownBy(() -> other.read(row, 1200))
                .isInstanceOf(LayoutMismatchException.class)
                .hasMessageContaining("the hot row of entity 'user' has layout ")
                .hasMessageContaining("Rebuild the state from the log");
        byte[] cold = row.coldBytes();
        row.hot(hotOf(new StoredRow(), other));
        row.cold(cold);
        assertThatThrownBy(() -> other.count(row, Sample.event(1400)))
                .isInstanceOf(LayoutMismatchException.class)
                .hasMessageContaining("the cold row of entity 'user' has layout ");
    }

    @Test
    void row_ofAnotherVersion_isRefused() {
        StoredRow row = filled();
        byte[] later = new byte[9];
        later[0] = 2;
        row.hot(later);
        assertThatThrownBy(() -> new FeatureEngine(LAYOUT).read(row, 1200))
                .isInstanceOf(LayoutMismatchException.class)
                .hasMessageContaining("format version 2, but this engine has version 1");
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
                .map(view -> new View(view.name(), view.where(), Duration.ofMillis(5), view.features()))
                .toList();
        FeatureEngine shorter = new FeatureEngine(new EntityLayout("user", views, LAYOUT.history()));
        assertThat(shorter.read(filled(), 1400).status("all:n")).isEqualTo(Status.OUTSIDE_MAX_AGE);
    }

    private static byte[] hotOf(StoredRow row, FeatureEngine engine) {
        engine.count(row, Sample.event(1250));
        return Objects.requireNonNull(row.hotBytes());
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
