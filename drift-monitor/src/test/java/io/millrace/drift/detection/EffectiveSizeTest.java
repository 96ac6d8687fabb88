package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class EffectiveSizeTest {

    @Test
    void of_clusters_isKish() {
        assertThat(EffectiveSize.of(new double[] {5, 5, 5, 5}, 0)).isEqualTo(4);
        assertThat(EffectiveSize.of(new double[] {}, 3)).isEqualTo(3);
        assertThat(EffectiveSize.of(new double[] {6, 3}, 1)).isCloseTo(100.0 / 46, within(1e-12));
        assertThat(EffectiveSize.of(new double[] {}, 0)).isZero();
    }

    @Test
    void ofFeature_missingValues_leaveTheirClustersOut() {
        WindowProfile profile = new WindowProfileBuilder(0, 10, 1, 100)
                .add(Row.of("1", 0, "u", 1.0))
                .add(Row.of("2", 0, "u", 2.0))
                .add(Row.of("3", 0, "v", (Object) null))
                .add(Row.of("4", 0, null, 3.0))
                .add(Row.of("5", 0, null, 4.0))
                .build();
        FeatureSample sample = sample(profile, 1);
        assertThat(sample.size()).isEqualTo(4);
        assertThat(sample.effectiveSize()).isCloseTo(16.0 / 6, within(1e-12));
    }

    @Test
    void ofFeature_capped_isThatOfTheWeights() {
        WindowProfileBuilder builder = new WindowProfileBuilder(0, 10, 1, 100);
        for (int i = 0; i < 40; i++) {
            builder.add(Row.of("r" + i, 0, i < 20 ? "robot" : "u" + i, i < 20 ? 1.0 : 0.0));
        }
        // a tenth of 40 rows: the robot weighs 4 beside 20 others, (4 + 20)^2 / (16 + 20)
        NumericSample sample = (NumericSample) sample(builder.build(), 0.1);
        assertThat(sample.effectiveSize()).isCloseTo(16, within(1e-12));
        assertThat(sample.shareOfFirst(20)).isCloseTo(20.0 / 24, within(1e-12));
    }

    private static FeatureSample sample(WindowProfile profile, double share) {
        WatchedFeature x = WatchedFeature.numeric("x");
        return FeatureSample.of(x, ClusteredValues.of(x, 0, profile.sample(), share));
    }
}
