package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A break in a tenth of the rows: too little for all rows together, and all of it in one segment. */
final class SegmentsTest {

    private static final long WINDOW = 60_000;
    private static final int REFERENCE = 5;
    private static final List<WatchedFeature> FEATURES = List.of(WatchedFeature.numeric("amount"));

    private final SplittableRandom random = new SplittableRandom(9);
    private double peru = 0.1;
    private int ids;

    private WindowProfile window(int number, double shiftInPeru, double shiftElsewhere) {
        long start = number * WINDOW;
        WindowProfileBuilder builder = new WindowProfileBuilder(start, start + WINDOW, 2, 2048);
        for (int i = 0; i < 1_000; i++) {
            boolean inPeru = random.nextDouble() < peru;
            double amount = random.nextGaussian() + (inPeru ? shiftInPeru : shiftElsewhere);
            builder.add(
                    Row.of("r" + ids++, start + i, null, amount, inPeru ? "PE" : random.nextBoolean() ? "AR" : "CL"));
        }
        return builder.build();
    }

    private Judge judge(MonitorSettings settings) {
        List<WindowProfile> reference = new ArrayList<>();
        for (int i = 0; i < REFERENCE; i++) {
            reference.add(window(i, 0, 0));
        }
        return new Judge(
                settings, Reference.of(settings.columns(), new ReferenceInterval(0, REFERENCE * WINDOW), reference));
    }

    private static MonitorSettings watching(List<String> countries) {
        return new MonitorSettings(
                        "m", FEATURES, Duration.ofMillis(WINDOW), 0.3, new FalseAlarmBudget(1, Duration.ofDays(30)))
                .dividedBy(List.of(new SegmentField("country", countries)));
    }

    @Test
    void watchedSegment_firesAlone_andSharesTheBudget() {
        MonitorSettings settings = watching(List.of("PE", "CL"));
        Judge judge = judge(settings);
        assertThat(settings.level())
                .isEqualTo(new FalseAlarmBudget(1, Duration.ofDays(30)).level(Duration.ofMillis(WINDOW), 3));
        Judgement calm = judge.judge(window(REFERENCE, 0, 0), MonitorState.NONE);
        assertThat(calm.transitions()).isEmpty();
        Judgement broken = judge.judge(window(REFERENCE + 1, 2, 0), calm.state());
        assertThat(broken.transitions()).singleElement().satisfies(fired -> {
            assertThat(fired.check().alert()).isEqualTo("amount[country=PE]");
            assertThat(fired.test().nCurrent()).isBetween(60, 140);
            assertThat(fired.sentence()).startsWith("amount of country=PE: median ");
        });
    }

    @Test
    void alert_namesTheSegmentThatItComesFrom_andNoneWhereItComesFromAll() {
        Judge judge = judge(watching(List.of()));
        peru = 0.5;
        Judgement local = judge.judge(window(REFERENCE, 3, 0), MonitorState.NONE);
        assertThat(local.transitions()).singleElement().satisfies(fired -> {
            assertThat(fired.contributors()).singleElement().satisfies(from -> {
                assertThat(from.segment()).isEqualTo("country=PE");
                assertThat(from.without()).isLessThan(0.1);
            });
            assertThat(fired.sentence()).contains("; without country=PE it would be 0.0");
        });
        Judgement everywhere = judge.judge(window(REFERENCE, 3, 3), MonitorState.NONE);
        assertThat(everywhere.transitions()).singleElement().satisfies(fired -> assertThat(fired.contributors())
                .isEmpty());
    }
}
