package io.millrace.drift.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.drift.detection.AlertTransition;
import io.millrace.drift.detection.FirstWindows;
import io.millrace.drift.detection.HourOfWeek;
import io.millrace.drift.detection.Judgement;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.TrailingWindows;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowProfileBuilder;
import io.millrace.schemas.ReferenceWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** References that begin with what comes first, or follow what comes. */
final class JudgeStateTest {

    private static final long WINDOW = 30 * 60_000L;
    private static final long START = 1_000 * WINDOW;
    private static final int ROWS = 200;

    private final KeyValueStore<String, byte[]> store = MemoryStores.open("judge-state", Serdes.String());
    private final Random random = new Random(2);
    private int ids;

    private static MonitorPlan plan(ReferencePolicy reference) {
        MonitorPlan plan = ShopMonitor.with(1).resolved();
        return new MonitorPlan(
                plan.project(),
                plan.monitor(),
                plan.rows(),
                reference,
                plan.channels(),
                plan.partitions(),
                plan.told());
    }

    private WindowProfile window(int number, double level) {
        long start = START + number * WINDOW;
        WindowProfileBuilder builder = new WindowProfileBuilder(start, start + WINDOW, 3, 2048);
        for (int row = 0; row < ROWS; row++) {
            builder.add(Row.of("r" + ids++, start, null, level + random.nextGaussian(), "C" + random.nextInt(3), 1.0));
        }
        return builder.build();
    }

    /** What became of alerts, each as number of the window, status and feature. A new judge takes each window: all it knows is in its store. */
    private List<String> changes(ReferencePolicy policy, int from, double... levels) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            int at = from + i;
            Optional<Judgement> judgement = new JudgeState(plan(policy), store).take(window(at, levels[i]));
            judgement.ifPresent(found ->
                    found.transitions().forEach(one -> changes.add(at + " " + one.status() + " " + one.feature())));
        }
        return changes;
    }

    /** Starts of the references that windows were the first to be judged by. */
    private List<Long> news(ReferencePolicy policy, int from, double... levels) {
        List<Long> news = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            JudgeState state = new JudgeState(plan(policy), store);
            state.take(window(from + i, levels[i]));
            state.reference().news().ifPresent(one -> news.add(one.interval().from()));
        }
        return news;
    }

    @Test
    void firstWindows_areTheReference_whateverComesLater() {
        assertThat(changes(new FirstWindows(4 * WINDOW), 0, 0, 0, 0, 0, 0, 0, 3, 3, 0, 3))
                .containsExactly("6 FIRING amount", "8 RESOLVED amount", "9 FIRING amount");
    }

    @Test
    void trailingWindows_followWhatWanders_andDoNotLearnWhatIsWrong() {
        double[] levels = new double[60];
        for (int i = 0; i < 40; i++) {
            levels[i] = i * 0.03; // slowly, by more than a deviation in all
        }
        for (int i = 40; i < 60; i++) {
            levels[i] = i < 55 ? 5 : 1.2; // and then it breaks, for as long as the reference reaches
        }
        assertThat(changes(new TrailingWindows(12 * WINDOW), 0, levels))
                .containsExactly("40 FIRING amount", "55 RESOLVED amount");
    }

    @Test
    void gapLongerThanTheReference_isNoReference() {
        ReferencePolicy trailing = new TrailingWindows(12 * WINDOW);
        List<String> changes = new ArrayList<>(changes(trailing, 0, new double[30]));
        for (int i = 30; i < 60; i++) {
            WindowProfile empty = WindowProfile.empty(START + i * WINDOW, START + (i + 1) * WINDOW, 3, 2048);
            for (AlertTransition one : new JudgeState(plan(trailing), store)
                    .take(empty)
                    .map(Judgement::transitions)
                    .orElse(List.of())) {
                changes.add(i + " " + one.status() + " " + one.feature());
            }
        }
        changes.addAll(changes(trailing, 60, new double[30]));
        changes.addAll(changes(trailing, 90, 5, 5, 0));
        assertThat(changes)
                .containsExactly("30 FIRING (rows)", "60 RESOLVED (rows)", "90 FIRING amount", "92 RESOLVED amount");
    }

    @Test
    void word_letsAnotherReferenceBeGathered_andTheAlertGoOnUntilThen() {
        ReferencePolicy first = new FirstWindows(4 * WINDOW);
        assertThat(changes(first, 0, 0, 0, 0, 0, 0, 3, 3)).containsExactly("5 FIRING amount");
        new JudgeState(plan(first), store).take(new ReferenceWord(null, null, "that is how it is now"));
        assertThat(news(first, 7, 3, 3, 3, 3)).isEmpty();
        assertThat(changes(first, 11, 3, 3, 0, 3, 3))
                .containsExactly("11 RESOLVED amount", "13 FIRING amount", "14 RESOLVED amount");
        long from = START + 20 * WINDOW;
        new JudgeState(plan(first), store).take(new ReferenceWord(from, from + 4 * WINDOW, "a good stretch"));
        assertThat(changes(first, 16, 9, 9, 9, 9)).isEmpty();
        assertThat(news(first, 20, 5, 5, 5, 5, 5)).containsExactly(from);
        assertThat(changes(first, 25, 5, 9)).containsExactly("26 FIRING amount");
    }

    @Test
    void hourOfWeek_isComparedWithItsLike() {
        ReferencePolicy week = new HourOfWeek(2 * HourOfWeek.WEEK);
        int windows = (int) (HourOfWeek.WEEK / WINDOW);
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 2 * windows + 40; i++) {
            double level = i % windows % 48 < 16 ? 0 : 4; // low at night
            changes.addAll(changes(week, i, i == 2 * windows + 20 ? 0 : level));
        }
        assertThat(changes)
                .containsExactly((2 * windows + 20) + " FIRING amount", (2 * windows + 21) + " RESOLVED amount");
    }

    @Test
    void longSilence_isTakenUpToAThousandWindows() {
        JudgeState state = new JudgeState(plan(new FirstWindows(4 * WINDOW)), store);
        state.take(window(0, 0));
        assertThat(state.hears(START + 1_000 * WINDOW)).isTrue();
        assertThat(state.hears(START + 1_001 * WINDOW)).isFalse();
        state.take(window(2_000, 0));
        assertThat(state.hears(START + 2_001 * WINDOW)).isTrue();
    }

    @Test
    void anotherReference_onTheSameState_isRefused() {
        changes(new FirstWindows(4 * WINDOW), 0, 0);
        assertThatThrownBy(() -> new JudgeState(plan(new TrailingWindows(48 * WINDOW)), store))
                .hasMessageContaining("by the reference first 2h' in the stored state")
                .hasMessageContaining("by the reference trailing 1d' in the project file")
                .hasMessageContaining("undo the change, or give the new monitor a name of its own");
    }

    @Test
    void trailingWindows_letGoOfOldBlocks() {
        double[] levels = new double[80];
        changes(new TrailingWindows(16 * WINDOW), 0, levels);
        int blocks = 0;
        try (KeyValueIterator<String, byte[]> rows = store.all()) {
            while (rows.hasNext()) {
                KeyValue<String, byte[]> row = rows.next();
                blocks += row.key.startsWith("reference/") ? 1 : 0;
            }
        }
        assertThat(blocks).isBetween(16, 18);
    }
}
