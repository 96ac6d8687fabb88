package io.millrace.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.engine.aggregate.Count;
import io.millrace.features.engine.aggregate.Last;
import io.millrace.features.engine.aggregate.LastN;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * How often each part of the row is read and written: a window of 640 ms in panes of 10. Sixteen events are counted together, and their
 * panes, of some sixty bytes, make a block once few close from one counting to the next.
 */
class HotColdDisciplineTest {

    private static final int TOGETHER = 16;
    private static final String TEXT = "x".repeat(52);

    private final FeatureEngine engine = engine(Duration.ofMillis(100));
    private final StoredRow row = new StoredRow();

    private static FeatureEngine engine(Duration history) {
        return new FeatureEngine(Sample.layout(
                history,
                Sample.view(
                        "v",
                        Sample.KIND_A,
                        null,
                        List.of(
                                Sample.feature("n", new Count(), new RollingWindow(640, 10)),
                                Sample.feature("last", new Last(), new RollingWindow(640, 10))))));
    }

    private void count(FeatureEngine counting, long... times) {
        for (long time : times) {
            counting.count(row, Sample.event(time, TEXT, "a"));
        }
    }

    private static long[] times(long first, long step, int number) {
        return LongStream.iterate(first, time -> time + step).limit(number).toArray();
    }

    /** Counts events in the newest pane, so many that with some others they are counted together. */
    private void countWith(FeatureEngine counting, int others, long newest) {
        count(counting, times(newest, 0, TOGETHER - others));
    }

    /** Counts an event in each of sixteen panes, and sixteen in the one after these: with those, the sixteen panes make a block. */
    private void block(FeatureEngine counting, long first) {
        count(counting, times(first, 10, TOGETHER));
        count(counting, times(first + 160, 0, TOGETHER));
    }

    private Object read(FeatureEngine reading, long asOf) {
        return String.valueOf(reading.read(row, asOf).value("v:n"));
    }

    @Test
    void events_wait_andAreCountedTogether() {
        count(engine, times(1000, 1, TOGETHER - 1));
        assertThat(row.traffic()).isEqualTo("hot 15/15, cold 0/0");
        count(engine, 1015);
        assertThat(row.traffic()).as("the first row").isEqualTo("hot 1/1, cold 0/1");
        count(engine, times(1016, 1, TOGETHER - 1));
        assertThat(row.traffic()).isEqualTo("hot 15/15, cold 0/0");
        count(engine, 1040);
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 1/1");
        assertThat(read(engine, 1040)).isEqualTo("32");
    }

    @Test
    void event_thatIsLarge_doesNotWait() {
        engine.count(row, Sample.event(1000, "x".repeat(2_000), "a"));
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 0/1");
        assertThat(row.hotSize()).isLessThan(50);
    }

    @Test
    void read_ofWaitingEvents_readsTheHotRowOnly_andOfOthersTheColdRowToo() {
        count(engine, times(1000, 1, TOGETHER - 1));
        row.traffic();
        assertThat(read(engine, 1014)).isEqualTo("15");
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 0/0");
        count(engine, 1015);
        row.traffic();
        assertThat(read(engine, 1015)).isEqualTo("16");
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 1/0");
        assertThat(read(engine, 9000)).isEqualTo("0");
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 1/0");
    }

    @Test
    void event_thatIsAnswered_readsBothRows_andWaits() {
        count(engine, times(1000, 1, TOGETHER));
        row.traffic();
        engine.answerThenCount(row, Sample.event(1020));
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 1/0");
    }

    @Test
    void event_ofNoView_writesNothing() {
        count(engine, times(1000, 1, TOGETHER));
        row.traffic();
        engine.answerThenCount(row, Sample.event(1040, 1L, "b"));
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 1/0");
        engine.count(row, Sample.event(1040, 1L, "b"));
        assertThat(row.traffic()).isEqualTo("hot 0/0, cold 0/0");
    }

    @Test
    void panes_makeABlock_onceFewClose() {
        count(engine, times(1000, 10, TOGETHER));
        assertThat(row.traffic()).as("fifteen have closed").isEqualTo("hot 16/16, cold 0/1");
        count(engine, times(1160, 0, TOGETHER - 1));
        row.traffic();
        count(engine, 1160);
        assertThat(row.traffic()).as("row, list, block").isEqualTo("hot 1/1, cold 1/3");
        count(engine, times(1160, 0, TOGETHER - 1));
        row.traffic();
        count(engine, 1170);
        assertThat(row.traffic()).as("one pane beside the block").isEqualTo("hot 1/1, cold 1/1");
        assertThat(read(engine, 1170)).isEqualTo("48");
    }

    @Test
    void panes_thatCloseFast_stayInTheRow_untilTheyAreMany() {
        count(engine, times(1000, 10, 2 * TOGETHER));
        assertThat(row.coldBytes()).as("31 of them").hasSize(1);
        count(engine, times(1320, 10, TOGETHER));
        assertThat(row.coldBytes()).as("47: row, list, block").hasSize(3);
        assertThat(read(engine, 1470)).isEqualTo("48");
    }

    @Test
    void panes_thatNoReadNeeds_areNotWritten() {
        count(engine, times(1000, 2_000, TOGETHER));
        assertThat(row.coldBytes().keySet()).containsExactly("");
        assertThat(row.coldSize()).isLessThan(150);
        assertThat(read(engine, 31_000)).isEqualTo("1");
    }

    @Test
    void sessions_thatNoReadNeedsAnyMore_areRemoved() {
        FeatureEngine sessions = new FeatureEngine(Sample.layout(
                Duration.ofMillis(100), Sample.view("v", Sample.feature("n", new Count(), new SessionWindow(25)))));
        count(sessions, times(1000, 50, 20 * TOGETHER));
        assertThat(row.coldSize()).as("those of the last 125 ms").isLessThan(50);
    }

    @Test
    void panes_thatNoReadNeedsAnyMore_areRemoved() {
        for (int i = 0; i < 10; i++) {
            block(engine, 1040 + 170 * i);
        }
        assertThat(row.coldBytes().size())
                .as("74 panes in blocks of 17, list and row")
                .isBetween(6, 8);
        count(engine, times(9000, 0, TOGETHER));
        assertThat(row.coldBytes().keySet()).containsExactly("");
    }

    @Test
    void event_lateForAPaneOfTheColdRow_readsAndWritesIt() {
        count(engine, times(1000, 2, TOGETHER));
        count(engine, 1012);
        countWith(engine, 2, 1030);
        row.traffic();
        count(engine, 1013);
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 1/1");
        assertThat(read(engine, 1030)).isEqualTo("32");
        assertThat(read(engine, 1019)).as("to 1019").isEqualTo("12");
    }

    @Test
    void event_lateForAPaneOfABlock_readsAndWritesListAndBlockToo() {
        block(engine, 1000);
        countWith(engine, 1, 1160);
        row.traffic();
        count(engine, 1071);
        assertThat(row.traffic()).isEqualTo("hot 1/1, cold 3/3");
        assertThat(read(engine, 1160)).isEqualTo("48");
        assertThat(read(engine, 1079)).isEqualTo("9");
    }

    @Test
    void event_lateForAPaneBeforeEveryBlock_makesABlock() {
        FeatureEngine late = engine(Duration.ofMillis(500));
        block(late, 1000);
        countWith(late, 1, 1160);
        row.traffic();
        count(late, 850);
        assertThat(row.traffic()).as("row, list, the new block").isEqualTo("hot 1/1, cold 2/3");
        assertThat(read(late, 1160)).isEqualTo("48");
        assertThat(read(late, 995)).isEqualTo("1");
    }

    @Test
    void event_lateForAPaneBetweenTwoBlocks_isSeenFromItsPaneOn() {
        FeatureEngine late = engine(Duration.ofMillis(500));
        count(late, times(1000, 10, TOGETHER));
        count(late, times(1250, 0, TOGETHER));
        block(late, 1260);
        assertThat(row.coldBytes()).as("row, list, 1000 to 1150, 1250 to 1410").hasSize(4);
        countWith(late, 1, 1420);
        count(late, 1200);
        assertThat(read(late, 1155)).as("before it").isEqualTo("16");
        assertThat(read(late, 1205)).isEqualTo("17");
        assertThat(read(late, 1425)).isEqualTo("80");
    }

    @Test
    void event_thatGivesAWindowNothing_movesItOnToo() {
        Feature given = Sample.feature("n", new Count(), Sample.X, Condition.ALWAYS, new RollingWindow(640, 10));
        FeatureEngine picky = new FeatureEngine(Sample.layout(Duration.ZERO, Sample.view("v", given)));
        count(picky, times(1000, 1, TOGETHER - 1));
        picky.count(row, Sample.event(1500, null, "a"));
        assertThat(read(picky, 1648)).isEqualTo("15");
        assertThat(read(picky, 1649)).as("after the first pane").isEqualTo("5");
        assertThat(read(picky, 1659)).isEqualTo("0");
    }

    @Test
    void total_thatWasTakenFromSeveralBlocks_isTakenAnewOnceTheOldestHasLeft() {
        block(engine, 1000);
        block(engine, 1170);
        block(engine, 1340);
        engine.answerThenCount(row, Sample.event(1640));
        count(engine, times(1640, 0, TOGETHER - 1));
        assertThat(read(engine, 1900)).as("1260 to 1640").isEqualTo("71");
    }

    @Test
    void block_whoseNewestPaneIsTheFirstOfTheWindow_isKept() {
        FeatureEngine exact = engine(Duration.ZERO);
        block(exact, 930);
        count(exact, times(1720, 0, TOGETHER));
        assertThat(read(exact, 1720)).as("1080, 1090, and sixteen").isEqualTo("33");
    }

    @Test
    void block_whoseNewestPaneIsTheFirstOfTheWindow_isKept_whenAnotherIsMade() {
        FeatureEngine exact = engine(Duration.ZERO);
        block(exact, 930);
        count(exact, times(1100, 10, TOGETHER));
        count(exact, times(1720, 0, TOGETHER));
        assertThat(row.coldBytes()).as("row, list and two blocks").hasSize(4);
        assertThat(read(exact, 1720)).as("33 from 1080 on, and sixteen").isEqualTo("49");
    }

    @Test
    void read_afterAPaneOfABlockHasExpired_readsListAndBlockToo() {
        block(engine, 1000);
        row.traffic();
        assertThat(read(engine, 1160)).isEqualTo("32");
        assertThat(row.traffic()).as("the merge of the block is in the list").isEqualTo("hot 1/0, cold 2/0");
        assertThat(read(engine, 1010 + 640)).isEqualTo("31");
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 3/0");
    }

    @Test
    void row_thatIsReadAgain_keepsItsAnswer_andReadsTheColdRowOnceThatIsOver() {
        block(engine, 1000);
        ReadRow kept = engine.open(row);
        boolean[] all = {true};
        kept.at(1160, all);
        assertThat(kept.weight()).as("two features and the hot row").isLessThan(400);
        row.traffic();
        assertThat(kept.at(1165, all).value("v:n")).isEqualTo(32L);
        assertThat(row.traffic()).as("as before").isEqualTo("hot 0/0, cold 0/0");
        assertThat(kept.at(1010 + 640, all).value("v:n")).isEqualTo(31L);
        assertThat(row.traffic()).as("a pane has left").isEqualTo("hot 0/0, cold 3/0");
    }

    @Test
    void read_inThePast_readsTheBlockOfItsTime() {
        block(engine, 1000);
        row.traffic();
        assertThat(read(engine, 1065)).isEqualTo("7");
        assertThat(row.traffic()).isEqualTo("hot 1/0, cold 3/0");
    }

    @Test
    void event_thatIsOnlyCounted_neverTakesATotal() {
        block(engine, 1000);
        row.traffic();
        read(engine, 1160);
        assertThat(row.traffic()).as("from the list of blocks").isEqualTo("hot 1/0, cold 2/0");
    }

    @Test
    void merges_thatAreLarge_areNotStored() {
        FeatureEngine lists = new FeatureEngine(Sample.layout(
                Duration.ZERO, Sample.view("v", Sample.feature("texts", new LastN(50), new RollingWindow(640, 10)))));
        for (long time : times(1000, 10, TOGETHER)) {
            lists.count(row, Sample.event(time, "x".repeat(2_000), "a"));
        }
        int before = row.coldSize();
        assertThat(before).as("sixteen texts").isBetween(32_000, 33_000);
        for (int i = 0; i < 4; i++) {
            lists.answerThenCount(row, Sample.event(1155, "y", "a"));
        }
        assertThat(row.coldSize()).isBetween(before, before + 100);
        assertThat((List<?>) lists.read(row, 1155).value("v:texts")).hasSize(20);
    }

    @Test
    void answers_takeATotal_andStoreIt_onceTheWindowHasStoodStill() {
        block(engine, 1000);
        block(engine, 1170);
        block(engine, 1340);
        row.traffic();
        engine.answerThenCount(row, Sample.event(1660));
        assertThat(row.traffic()).as("the window has moved").isEqualTo("hot 1/1, cold 3/0");
        engine.answerThenCount(row, Sample.event(1662));
        assertThat(row.traffic()).as("it stands still: stored").isEqualTo("hot 1/1, cold 3/1");
        engine.answerThenCount(row, Sample.event(1664));
        assertThat(row.traffic()).as("found").isEqualTo("hot 1/1, cold 1/0");
        assertThat(read(engine, 1664)).isEqualTo("97");
    }
}
