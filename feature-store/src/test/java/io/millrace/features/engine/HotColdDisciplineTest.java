package io.millrace.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.engine.aggregate.Count;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often each part of the row is read and written: a window of 640 ms in panes of 10, history of 100. */
class HotColdDisciplineTest {

    private final FeatureEngine engine = new FeatureEngine(Sample.layout(
            Duration.ofMillis(100),
            Sample.view(
                    "v", Sample.KIND_A, null, List.of(Sample.feature("n", new Count(), new RollingWindow(640, 10))))));
    private final StoredRow row = new StoredRow();

    /** The second event of the last pane puts the cold row in its own place. */
    @BeforeEach
    void threeClosedPanesAndAnOpenOne() {
        for (long time : new long[] {1000, 1011, 1020, 1030, 1031}) {
            engine.count(row, Sample.event(time));
        }
        row.traffic();
    }

    @Test
    void firstEvent_readsAndWritesTheHotRowOnly() {
        StoredRow fresh = new StoredRow();
        engine.answerThenCount(fresh, Sample.event(1000));
        assertThat(fresh.traffic()).isEqualTo("hot 1/1, cold 0/0");
    }

    @Test
    void event_thatIsOnlyCounted_inTheOpenPane_readsAndWritesTheHotRowOnly() {
        engine.count(row, Sample.event(1035));
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 0/0");
        engine.count(row, Sample.event(1031));
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 0/0");
    }

    @Test
    void event_thatIsAnswered_inTheOpenPane_readsTheColdRowToo() {
        engine.answerThenCount(row, Sample.event(1035));
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 1/0");
    }

    @Test
    void event_thatClosesAPane_takesTheColdRowIntoTheHotRow_andTheNextOnePutsItBack() {
        engine.answerThenCount(row, Sample.event(1040));
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 1/0");
        engine.count(row, Sample.event(1041));
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 0/1");
        engine.count(row, Sample.event(1042));
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 0/0");
    }

    @Test
    void events_thatAllCloseAPane_readAndWriteTheHotRowOnly_untilTheNinthMakesABlock() {
        closePanesBefore(1080);
        engine.count(row, Sample.event(1080));
        assertThat(row.traffic()).as("the eighth").isEqualTo("hot 1/1, cold 0/0");
        engine.answerThenCount(row, Sample.event(1090));
        assertThat(row.traffic()).as("list and block").isEqualTo("hot 1/1, cold 0/2");
        engine.answerThenCount(row, Sample.event(1100));
        assertThat(row.traffic()).as("the next pane").isEqualTo("hot 1/1, cold 0/0");
    }

    @Test
    void event_thatIsOnlyCounted_neverTakesATotal() {
        closePanesBefore(1640);
        for (long time = 1640; time < 1720; time += 10) {
            engine.count(row, Sample.event(time));
        }
        assertThat(row.traffic()).isEqualTo("hot 8/8, cold 0/0");
    }

    @Test
    void event_lateForAPaneOfTheColdRow_readsBothRowsOnce() {
        engine.answerThenCount(row, Sample.event(1012));
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 1/0");
        assertThat(engine.read(row, 1035).value("v:n")).isEqualTo(6L);
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 0/0");
    }

    @Test
    void event_lateForAPaneOfABlock_readsAndWritesListAndBlockToo() {
        closePanesBefore(1130);
        engine.count(row, Sample.event(1041));
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 2/2");
        assertThat(engine.read(row, 1125).value("v:n")).isEqualTo(15L);
        assertThat(engine.read(row, 1049).value("v:n")).isEqualTo(7L);
    }

    @Test
    void event_lateForAPaneBeforeEveryBlock_makesABlock() {
        FeatureEngine late = new FeatureEngine(Sample.layout(
                Duration.ofMillis(500),
                Sample.view("v", Sample.feature("n", new Count(), new RollingWindow(640, 10)))));
        StoredRow dense = new StoredRow();
        for (long time = 1000; time < 1200; time += 10) {
            late.count(dense, Sample.event(time));
        }
        dense.traffic();
        late.count(dense, Sample.event(850));
        assertThat(dense.traffic()).isEqualTo("hot 1/1, cold 1/2");
        assertThat(late.read(dense, 1195).value("v:n")).isEqualTo(21L);
        assertThat(late.read(dense, 995).value("v:n")).isEqualTo(1L);
    }

    @Test
    void event_lateForAPaneBetweenTwoBlocks_isSeenFromItsPaneOn() {
        FeatureEngine late = new FeatureEngine(Sample.layout(
                Duration.ofMillis(500),
                Sample.view("v", Sample.feature("n", new Count(), new RollingWindow(640, 10)))));
        StoredRow gap = new StoredRow();
        for (long time = 1000; time < 1090; time += 10) {
            late.count(gap, Sample.event(time));
        }
        for (long time = 1200; time <= 1290; time += 10) {
            late.count(gap, Sample.event(time));
        }
        late.count(gap, Sample.event(1150));
        assertThat(late.read(gap, 1105).value("v:n")).as("before it").isEqualTo(9L);
        assertThat(late.read(gap, 1155).value("v:n")).isEqualTo(10L);
        assertThat(late.read(gap, 1295).value("v:n")).isEqualTo(20L);
    }

    @Test
    void total_thatWasTakenFromSeveralBlocks_isTakenAnewOnceTheOldestHasLeft() {
        for (long time = 1040; time <= 1650; time += 10) {
            engine.count(row, Sample.event(time));
        }
        engine.answerThenCount(row, Sample.event(1660));
        assertThat(engine.read(row, 1900).value("v:n")).as("1260 to 1660").isEqualTo(41L);
    }

    @Test
    void block_whoseNewestPaneIsTheFirstOfTheWindow_isKept() {
        FeatureEngine exact = new FeatureEngine(Sample.layout(
                Duration.ZERO, Sample.view("v", Sample.feature("n", new Count(), new RollingWindow(640, 10)))));
        StoredRow gap = new StoredRow();
        for (long time = 1000; time < 1090; time += 10) {
            exact.count(gap, Sample.event(time));
        }
        for (long time = 1200; time < 1290; time += 10) {
            exact.count(gap, Sample.event(time));
        }
        exact.count(gap, Sample.event(1720));
        assertThat(exact.read(gap, 1720).value("v:n")).as("1080, nine, 1720").isEqualTo(11L);
    }

    @Test
    void panesThatNoReadNeeds_areRemovedFromTheRow() {
        for (long time = 1040; time < 4000; time += 10) {
            engine.count(row, Sample.event(time));
        }
        assertThat(row.coldBytes().size())
                .as("74 panes in blocks of 9, list and row")
                .isBetween(10, 12);
        engine.count(row, Sample.event(9000));
        assertThat(row.coldBytes().keySet()).as("the row of before").containsExactly("");
        engine.count(row, Sample.event(9001));
        assertThat(row.coldBytes()).isEmpty();
    }

    private void closePanesBefore(long end) {
        for (long time = 1040; time < end; time += 10) {
            engine.count(row, Sample.event(time));
        }
        row.traffic();
    }

    @Test
    void event_ofNoView_writesNothing() {
        engine.answerThenCount(row, Sample.event(1040, 1L, "b"));
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 1/0");
        engine.count(row, Sample.event(1040, 1L, "b"));
        assertThat(row.traffic()).isEqualTo("hot 0/0, cold 0/0");
    }

    @Test
    void read_beforeAnyPaneHasExpired_readsBothRows() {
        assertThat(engine.read(row, 1030 + 600).value("v:n")).isEqualTo(5L);
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 1/0");
    }

    @Test
    void read_afterAPaneHasExpired_takesTheOthers() {
        assertThat(engine.read(row, 1010 + 640).value("v:n")).isEqualTo(4L);
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 1/0");
    }

    @Test
    void read_afterAPaneOfABlockHasExpired_readsListAndBlockToo() {
        closePanesBefore(1240);
        assertThat(engine.read(row, 1010 + 640).value("v:n")).isEqualTo(24L);
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 2/0");
    }

    @Test
    void read_afterEveryClosedPaneHasExpired_readsTheHotRowOnly() {
        assertThat(engine.read(row, 1030 + 640).value("v:n")).isEqualTo(2L);
        assertThat(engine.read(row, 9000).value("v:n")).isEqualTo(0L);
        assertThat(row.traffic()).isEqualTo("hot 2/0, cold 0/0");
    }

    @Test
    void read_inThePast_readsTheBlockOfItsTime() {
        closePanesBefore(1130);
        assertThat(engine.read(row, 1045).value("v:n")).isEqualTo(6L);
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 2/0");
    }

    @Test
    void answers_whileThePaneStaysOpen_takeTheTotalOnceForAnExpiredPane() {
        FeatureEngine uneven = new FeatureEngine(Sample.layout(
                Duration.ZERO, Sample.view("v", Sample.feature("n", new Count(), new RollingWindow(105, 10)))));
        StoredRow dense = new StoredRow();
        for (long time : new long[] {1000, 1010, 1110, 1111}) {
            uneven.count(dense, Sample.event(time));
        }
        dense.traffic();
        uneven.answerThenCount(dense, Sample.event(1113));
        assertThat(dense.traffic()).as("nothing has expired").isEqualTo("hot 1/1, cold 1/0");
        assertThat(uneven.answerThenCount(dense, Sample.event(1114)).value("v:n"))
                .isEqualTo(4L);
        assertThat(dense.traffic()).as("a pane has expired").isEqualTo("hot 1/1, cold 1/0");
        uneven.answerThenCount(dense, Sample.event(1116));
        assertThat(dense.traffic()).as("the total was taken").isEqualTo("hot 1/1, cold 0/1");
    }
}
