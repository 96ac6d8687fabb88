package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many alerts of one break are one incident, and a later one is another. */
final class IncidentTest {

    private static final int FEATURES = 40;
    private static final long WINDOW = 1_000;
    private static final int REFERENCE = 5;

    private final List<WatchedFeature> features = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private int ids;

    private WindowProfile window(int number, double shift, double shiftOfFirst) {
        long start = number * WINDOW;
        WindowProfileBuilder builder = new WindowProfileBuilder(start, start + WINDOW, FEATURES, 2048);
        for (int row = 0; row < 300; row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int feature = 0; feature < FEATURES; feature++) {
                values.add(random.nextGaussian() + (feature == 0 ? shiftOfFirst : shift));
            }
            builder.add(new Row("r" + ids++, start, values, null));
        }
        return builder.build();
    }

    @Test
    void fortyFeatures_ofOneBreak_areOneIncident() {
        for (int feature = 0; feature < FEATURES; feature++) {
            features.add(WatchedFeature.numeric("f" + feature));
        }
        List<WindowProfile> before = new ArrayList<>();
        for (int i = 0; i < REFERENCE; i++) {
            before.add(window(i, 0, 0));
        }
        Judge judge = new Judge(
                new MonitorSettings(
                        "m", features, Duration.ofMillis(WINDOW), 0.3, new FalseAlarmBudget(1, Duration.ofHours(1))),
                Reference.of(features, new ReferenceInterval(0, REFERENCE * WINDOW), before));
        MonitorState state = MonitorState.NONE;
        Map<Integer, Set<String>> incidents = new HashMap<>();
        double[][] shifts = {{0, 0}, {0, 3}, {3, 3}, {3, 3}, {0, 0}, {0, 0}, {0, 0}, {0, 3}};
        for (int i = 0; i < shifts.length; i++) {
            Judgement judgement = judge.judge(window(REFERENCE + i, shifts[i][0], shifts[i][1]), state);
            state = judgement.state();
            int at = i;
            judgement.transitions().forEach(one -> incidents
                    .computeIfAbsent(at, first -> new HashSet<>())
                    .add(one.status() + " " + one.incident()));
        }
        String first = AlertTransition.id("m", AlertTransition.INCIDENT, (REFERENCE + 1) * WINDOW);
        String later = AlertTransition.id("m", AlertTransition.INCIDENT, (REFERENCE + 7) * WINDOW);
        assertThat(incidents)
                .isEqualTo(Map.of(
                        1, Set.of("FIRING " + first),
                        2, Set.of("FIRING " + first),
                        4, Set.of("RESOLVED " + first),
                        7, Set.of("FIRING " + later)));
    }
}
