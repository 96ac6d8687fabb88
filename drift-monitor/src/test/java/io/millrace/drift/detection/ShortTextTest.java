package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts in samples, and how many rows fit into a record. */
final class ShortTextTest {

    @Test
    void shortTexts_stayWhole_andLongOnesAreCut_apart() {
        assertThat(ShortText.of("")).isEmpty();
        assertThat(ShortText.of("x".repeat(64))).isEqualTo("x".repeat(64));
        String one = ShortText.of("x".repeat(65));
        assertThat(one).startsWith("x".repeat(40) + "...").hasSize(59);
        assertThat(ShortText.of("x".repeat(65))).isEqualTo(one);
        assertThat(ShortText.of("x".repeat(66))).isNotEqualTo(one);
        String wide = ShortText.of("\ud83d\ude00".repeat(1_000));
        assertThat(wide).startsWith("\ud83d\ude00".repeat(10) + "...");
        assertThat(wide.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(ShortText.MOST_BYTES);
    }

    @Test
    void fullSample_fitsIntoARecord_whateverIsWatched() {
        for (int numbers = 0; numbers <= 200; numbers += 50) {
            for (int texts = 1; texts <= 101; texts += 50) {
                List<WatchedFeature> features = new ArrayList<>();
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < numbers; i++) {
                    features.add(WatchedFeature.numeric("n" + i));
                    values.add(1.5);
                }
                for (int i = 0; i < texts; i++) {
                    features.add(WatchedFeature.categorical("t" + i));
                    values.add(ShortText.of("y".repeat(64)));
                }
                int capacity = WindowTally.capacity(features);
                WindowProfileBuilder builder = new WindowProfileBuilder(0, 1_000, features.size(), capacity);
                for (int row = 0; row < capacity; row++) {
                    builder.add(new Row(
                            ShortText.of("z".repeat(58) + String.format("%06d", row)),
                            0,
                            Collections.unmodifiableList(values),
                            "c".repeat(64)));
                }
                assertThat(builder.build().toBytes()).hasSizeLessThan(1_000_000);
            }
        }
    }
}
