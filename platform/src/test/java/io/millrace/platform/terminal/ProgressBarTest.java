package io.millrace.platform.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Progress by a clock that a test moves, into a stream that it reads. */
final class ProgressBarTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long now = 7_000_000_000L;

    private ProgressBar bar(boolean redraws) {
        return new ProgressBar(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), redraws, () -> now, "learn", ProgressBar::count);
    }

    private void later(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void line_hasShareRateAndTimeLeft_andIsWrittenOver() {
        try (ProgressBar bar = bar(true)) {
            later(500);
            bar.at(500, 4_000);
            later(1_500);
            bar.at(1_000, 4_000, "two");
            assertThat(written())
                    .isEqualTo("\rlearn  12 % [=           ] 500 of 4,000, 1,000/s, 0:04 left"
                            + "\rlearn  25 % [===         ] 1,000 of 4,000, 500/s, 0:06 left  two");
            later(2_000);
            bar.at(4_000, 4_000);
        }
        assertThat(written())
                .contains("\rlearn 100 % [============] 4,000 of 4,000, 1,000/s              \r")
                .endsWith("1,000/s" + System.lineSeparator())
                .doesNotContain("\u001b");
    }

    @Test
    void line_isNotDrawnAtOnce_norEachTime() {
        try (ProgressBar bar = bar(true)) {
            bar.at(1, 10);
            later(499);
            bar.at(2, 10);
            assertThat(written()).isEmpty();
            later(1);
            bar.at(3, 10);
            later(199);
            bar.at(4, 10);
            assertThat(written().chars().filter(one -> one == '\r')).hasSize(1);
            later(1);
            bar.at(5, 10);
            assertThat(written().chars().filter(one -> one == '\r')).hasSize(2);
        }
    }

    @Test
    void whatIsOverAtOnce_isNotShown() {
        try (ProgressBar bar = bar(true)) {
            later(100);
            bar.at(10, 10);
        }
        try (ProgressBar bar = bar(false)) {
            later(4_999);
            bar.at(10, 10);
        }
        assertThat(written()).isEmpty();
    }

    @Test
    void intoAPipe_thereIsOneLineAtTheEnd() {
        try (ProgressBar bar = bar(false)) {
            for (int done = 0; done <= 60_000; done += 10_000) {
                bar.at(done, 60_000);
                later(1_000);
            }
            assertThat(written()).isEmpty();
        }
        assertThat(written()).isEqualTo("learn: 60,000 in 7.0 s, 8,571/s" + System.lineSeparator());
    }

    @Test
    void line_isNoWiderThanATerminal() {
        try (ProgressBar bar = bar(true)) {
            later(1_000);
            bar.at(1_000_000, 4_000_000, "something that is longer than there is room for it");
        }
        assertThat(written().split("[\\r\\n]+"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void nothingToDo_isNoDivisionByZero() {
        try (ProgressBar bar = bar(true)) {
            later(1_000);
            bar.at(0, 0);
        }
        assertThat(written()).startsWith("\rlearn   0 % [            ] 0 of 0, 0/s");
    }

    @Test
    void terminal_hasColours_unlessTheEnvironmentSaysOtherwise() {
        assertThat(Terminal.colours(true, Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.colours(true, Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isTrue();
        assertThat(Terminal.colours(true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(Terminal.redraws(true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isTrue();
        assertThat(Terminal.redraws(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.colours(false, Map.of("TERM", "xterm"))).isFalse();
    }

    @Test
    void bytes_areSaidInThousands() {
        assertThat(ByteText.of(999)).isEqualTo("999 B");
        assertThat(ByteText.of(1_000)).isEqualTo("1.0 kB");
        assertThat(ByteText.of(3_910_000_000L)).isEqualTo("3.9 GB");
    }
}
