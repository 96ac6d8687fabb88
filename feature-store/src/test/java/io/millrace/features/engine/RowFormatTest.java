package io.millrace.features.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.features.engine.aggregate.Count;
import io.millrace.features.engine.aggregate.Last;
import io.millrace.features.engine.aggregate.LastN;
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

    private static final String ALL = "66be60d181daf9ac";
    private static final String SOME = "45d7de17e20a46f7";

    @Test
    void hotRow_hasTheseBytes() {
        StoredRow row = filled();
        String tenth = "bff2e6cc99b3e6cc9a"; // 0.1
        String ofSome = SOME + "0f" + ("ea12" + "02" + "cd01") // newest 1205, two events wait from 1000 on
                + ("09" + ("00" + "010101") + ("9a03" + "010101")); // at 1000 and 1205: idle takes the event
        assertThat(hex(row.hotBytes()))
                .isEqualTo("06" + "0000" // version, no cold row, none written yet
                        + ALL + "4c" + ("ea12" + "05" + "cd01") // newest 1205, five events wait from 1000 on
                        + "46" // for each its time, and what it gives to n, mean, min and last
                        + ("00" + "010101" + "020103c062" + "02" + "03010222") // true, 17.0, the same, 17
                        + ("06" + "010101" + "020103c001" + "02" + "03010203") // true, -2.0, the same, -2
                        + ("9203" + "010101" + "020103" + tenth + "02" + "02") // true, 0.1, the same, the same
                        + ("9a03" + "010101" + "00" + "00" + "00") // true, nothing
                        + ("8603" + "010101" + "020103c010" + "02" + "03010206") // true, 3.0, the same, 3
                        + ofSome);
        assertThat(row.coldBytes()).isEqualTo(Map.of());

        count(row);
        assertThat(hex(row.hotBytes())).as("none of all waits").isEqualTo("06" + "01ea12" + ALL + "03ea1200" + ofSome);
    }

    @Test
    void coldRow_hasTheseBytes() {
        StoredRow row = filled();
        count(row);
        String pane100 = "c801" + "07" + "02" + "03" + "02" + "02c05c00"; // a group: n, mean
        String pane119 = "26" + "0a" + "01" + "0a" + "010101" + "020103c010"; // the event at 1195
        String pane3 = "06" + "04" + "02" + "01" + "c001"; // a group: min
        String openOfMin = "01" + "07" + "010103bff2e6cc99b3e6cc9a"; // the event at 1201
        String last = "01" + "0703bff2e6cc99b3e6cc9a";
        assertThat(row.coldBytes())
                .isEqualTo(Map.of(
                        "", // of some, two events wait, and nothing is counted
                        "06" + "ea12" + ALL + "4c" + "ea12" // generation 1205, newest 1205
                                + ("02" + "03" + "0d" + "01bff2e6cc99b3e6cc9a00") // open pane, a group: n, mean
                                + ("18" + "00" + "00" + pane100 + pane119) // no total, no blocks
                                + openOfMin
                                + ("08" + "00" + "00" + pane3)
                                + last));

        new FeatureEngine(LAYOUT).answerThenCount(row, Sample.event(1205, null, "b"));
        assertThat(row.coldBytes().get(""))
                .isEqualTo("06" + "ec12" + ALL + "59" + "ea12" // generation 1206, newest 1205
                        + ("02" + "03" + "0e" + "01bff2e6cc99b3e6cc9a00") // one more
                        + ("20" + "01" + "702d" + "03" + "03" + "03c06400") // total from 56, oldest 100: n, mean
                        + ("00" + pane100 + pane119)
                        + openOfMin
                        + ("0d" + "01" + "0203" + "01" + "c001") // total from 1, oldest 3: min
                        + ("00" + pane3)
                        + last);
    }

    @Test
    void blocks_haveTheseBytes() {
        FeatureEngine engine = new FeatureEngine(Sample.layout(
                Duration.ofMillis(100),
                Sample.view("v", Sample.feature("last", new Last(), new RollingWindow(64, 10)))));
        StoredRow row = new StoredRow();
        for (int event = 100; event <= 131; event++) {
            int pane = event < 116 ? event : 123; // in which they close no more panes
            engine.count(row, Sample.event(10 * pane + 3, "x".repeat(52), "a"));
        }
        String view = "c36e322ef7ebe6f9";
        String text = "04" + "34" + "78".repeat(52);
        String pane = "3a" + "01" + "06" + "0101" + text; // the event, at 3 after the start of its pane
        assertThat(row.coldBytes())
                .isEqualTo(Map.of(
                        "", // of the second generation, from 1153; newest 1233, open pane, no total, blocks up to 115
                        "06" + "8412" + view + "42" + "a213" + ("02" + "01" + "00" + text)
                                + ("06" + "00" + "01e601" + "8412"),
                        view + "0000", // list: 107 to 115, out of the window
                        "06" + "8412" + ("d601" + "00" + "08" + "00"), // its block is of the same generation
                        view + "0000" + "800000000000006b", // block of panes 107 to 115
                        "06" + "8412" + ("00" + pane) + ("01" + pane).repeat(8)));
    }

    @Test
    void row_ofAnotherVersion_isRefused() {
        StoredRow row = filled();
        row.hot(new byte[] {2});
        assertThatThrownBy(() -> new FeatureEngine(LAYOUT).read(row, 1200))
                .isInstanceOf(RowFormatException.class)
                .hasMessageContaining(
                        "the hot row of entity 'user' has format version 2, but this engine has version 6");
        StoredRow other = filled();
        count(other);
        other.cold(new byte[0], new byte[] {1});
        assertThatThrownBy(() -> new FeatureEngine(LAYOUT).read(other, 1400))
                .isInstanceOf(RowFormatException.class)
                .hasMessageContaining("the cold row of entity 'user' has format version 1");
    }

    @Test
    void event_thatMakesAPartTooLarge_isRefused_andWritesNothing() {
        FeatureEngine engine = new FeatureEngine(Sample.layout(
                Duration.ZERO, Sample.view("v", Sample.feature("texts", new LastN(100), new LifetimeWindow()))));
        StoredRow row = new StoredRow();
        for (int i = 0; i < 13; i++) {
            engine.count(row, Sample.event(1000 + i, "x".repeat(60_000), "a"));
        }
        String hot = hex(row.hotBytes());
        Map<String, String> cold = row.coldBytes();
        assertThatThrownBy(() -> engine.count(row, Sample.event(1013, "x".repeat(60_000), "a")))
                .isInstanceOf(RowTooLargeException.class)
                .hasMessage(
                        "with this event a part of the row of entity 'user' would have 840088 bytes, and at most 786432 are kept:"
                                + " long texts in lists, distinct values or categories take them; keep fewer of them, or shorter ones");
        assertThat(hex(row.hotBytes())).isEqualTo(hot);
        assertThat(row.coldBytes()).isEqualTo(cold);
        engine.count(row, Sample.event(1014, "y", "a"));
        assertThat((List<?>) engine.read(row, 1014).value("v:texts")).hasSize(14);
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
    void view_thatIsRemoved_leavesNothing() {
        StoredRow row = filled();
        count(row);
        new FeatureEngine(new EntityLayout("user", List.of(LAYOUT.views().get(1)))).count(row, Sample.event(1206));
        assertThat(row.coldBytes()).isEqualTo(Map.of());
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

    /** Some more events of the view {@code all}, so that all of it are counted. */
    private static void count(StoredRow row) {
        for (int i = 5; i < 16; i++) {
            new FeatureEngine(LAYOUT).count(row, Sample.event(1205, null, "b"));
        }
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "none" : HexFormat.of().formatHex(bytes);
    }
}
