package io.millrace.features.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.features.engine.aggregate.Count;
import io.millrace.features.engine.aggregate.Last;
import io.millrace.features.engine.aggregate.Mean;
import io.millrace.features.engine.aggregate.Sum;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader of the project's documents expects, by example. */
class FeatureEngineTest {

    private static final Window HOUR = RollingWindow.of(Duration.ofHours(1), null);
    private static final long NOON = 1_442_059_200_000L;
    private static final long MINUTE = 60_000;

    private final FeatureEngine engine = new FeatureEngine(Sample.layout(
            Duration.ofMinutes(10),
            Sample.view(
                    "v",
                    Condition.ALWAYS,
                    Duration.ofDays(1),
                    List.of(
                            Sample.feature("n", new Count(), HOUR),
                            Sample.feature("sum", new Sum(), HOUR),
                            Sample.feature("mean", new Mean(), HOUR),
                            Sample.feature("last", new Last(), new LifetimeWindow())))));
    private final StoredRow row = new StoredRow();

    @Test
    void answerThenCount_firstEvent_isNotFoundAndThenCounted() {
        Answer before = engine.answerThenCount(row, Sample.event(NOON, 5L, "a"));
        assertThat(before.status("v:n")).isEqualTo(Status.NOT_FOUND);
        assertThat(before.newest()).isNull();
        Answer same = engine.answerThenCount(row, Sample.event(NOON, 6L, "a"));
        assertThat(same.value("v:n")).isEqualTo(1L);
        assertThat(same.value("v:last")).isEqualTo(5L);
        assertThat(same.newest()).isEqualTo(NOON);
    }

    @Test
    void read_anHourAfterTheLastEvent_findsAnEmptyWindow() {
        engine.count(row, Sample.event(NOON, 5L, "a"));
        Answer answer = engine.read(row, NOON + 61 * MINUTE);
        assertThat(answer.value("v:n")).isEqualTo(0L);
        assertThat(answer.value("v:sum")).isEqualTo(0.0);
        assertThat(answer.status("v:mean")).isEqualTo(Status.NULL_VALUE);
        assertThat(answer.value("v:last")).isEqualTo(5L);
        assertThat(answer.newest()).isEqualTo(NOON);
    }

    @Test
    void read_afterTheTimeToLive_withholdsEveryValueOfTheView() {
        engine.count(row, Sample.event(NOON, 5L, "a"));
        long day = 24 * 60 * MINUTE;
        assertThat(engine.read(row, NOON + day).value("v:last")).isEqualTo(5L);
        Answer late = engine.read(row, NOON + day + 1);
        assertThat(late.status("v:n")).isEqualTo(Status.OUTSIDE_MAX_AGE);
        assertThat(late.value("v:last")).isNull();
    }

    /** A clock that is told in steps is behind the newest event. */
    @Test
    void readLatest_beforeTheNewestEvent_isAsOfThatEvent() {
        assertThat(engine.readLatest(row, NOON).asOf()).isEqualTo(NOON);
        engine.count(row, Sample.event(NOON + MINUTE));
        assertThat(engine.readLatest(row, NOON).asOf()).isEqualTo(NOON + MINUTE);
        assertThat(engine.readLatest(row, NOON).value("v:n")).isEqualTo(1L);
        assertThat(engine.readLatest(row, NOON + 2 * MINUTE).asOf()).isEqualTo(NOON + 2 * MINUTE);
    }

    @Test
    void read_beforeTheHistory_isInvalidAndSaysWhy() {
        engine.count(row, Sample.event(NOON));
        assertThat(engine.read(row, NOON - 10 * MINUTE).value("v:n")).isEqualTo(0L);
        Answer early = engine.read(row, NOON - 10 * MINUTE - 1);
        assertThat(early.status("v:n")).isEqualTo(Status.INVALID);
        assertThat(early.reason(early.position("v:n"))).contains("history of 600000 ms");
    }

    @Test
    void read_aLifetimeInThePast_isInvalidAndSaysWhy() {
        engine.count(row, Sample.event(NOON));
        Answer past = engine.read(row, NOON - 1);
        assertThat(past.status("v:last")).isEqualTo(Status.INVALID);
        assertThat(past.reason(past.position("v:last")))
                .contains("keeps no past")
                .contains(Long.toString(NOON));
    }

    @Test
    void read_aSumBeyondADouble_isInvalid() {
        engine.count(row, Sample.event(NOON, Double.MAX_VALUE, "a"));
        engine.count(row, Sample.event(NOON, Double.MAX_VALUE, "a"));
        Answer answer = engine.read(row, NOON);
        assertThat(answer.status("v:sum")).isEqualTo(Status.INVALID);
        assertThat(answer.value("v:sum")).isNull();
        assertThat(answer.value("v:n")).isEqualTo(2L);
    }

    @Test
    void count_aValueOfTheWrongType_namesFeatureAndEventAndWritesNothing() {
        assertThatThrownBy(() -> engine.count(row, Sample.event(NOON, "ten", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feature 'v:sum'")
                .hasMessageContaining("event 'id' of source 'source'")
                .hasMessageContaining("String: ten");
        assertThat(row.hotBytes()).isNull();
    }

    @Test
    void count_aTimeOutOfRange_isRefused() {
        assertThatThrownBy(() -> engine.count(row, Sample.event(Long.MIN_VALUE)))
                .hasMessageContaining("out of range");
        assertThatThrownBy(() -> engine.read(row, Long.MAX_VALUE)).hasMessageContaining("out of range");
    }

    @Test
    void position_ofAnUnknownFeature_namesThoseThereAre() {
        assertThatThrownBy(() -> engine.read(row, NOON).value("v:edits"))
                .hasMessageContaining("no feature 'v:edits'")
                .hasMessageContaining("v:mean");
    }

    @Test
    void row_ofALongStream_doesNotGrow() {
        int largestEarly = 0;
        int largestLate = 0;
        for (int i = 0; i < 60_000; i++) {
            engine.count(row, Sample.event(NOON + i * 7_919L, (long) i % 16, "a"));
            int size = row.hotSize() + row.coldSize();
            if (i < 2_000) {
                largestEarly = Math.max(largestEarly, size);
            } else {
                largestLate = Math.max(largestLate, size);
            }
        }
        assertThat(largestLate).isLessThan(largestEarly + 64);
    }

    @Test
    void row_afterALongSilence_keepsNoClosedPaneButTheLast() {
        for (int i = 0; i < 500; i++) {
            engine.count(row, Sample.event(NOON + i * MINUTE));
        }
        engine.count(row, Sample.event(NOON + 100_000 * MINUTE));
        assertThat(row.coldBytes()).isEqualTo(java.util.Map.of());
    }
}
