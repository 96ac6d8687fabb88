package io.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProgressTrackerTest {

    private static final Set<String> CHANNELS = Set.of("a/0", "a/1", "b/0");

    record Word(String channel, Heard heard) {}

    @Example
    void watermark_untilAllHaveSpoken_isNone() {
        ProgressTracker tracker = new ProgressTracker(CHANNELS);

        assertThat(tracker.hear("a/0", new Heard(5, 5, false))).isFalse();
        assertThat(tracker.hear("a/1", new Heard(7, 9, false))).isFalse();
        assertThat(tracker.watermark()).isEqualTo(ProgressTracker.NONE);
        assertThat(tracker.hear("b/0", new Heard(6, 6, false))).isTrue();
        assertThat(tracker.watermark()).isEqualTo(5);
        assertThat(tracker.newest()).isEqualTo(9);
    }

    @Example
    void hear_strangerChannel_isNotListenedTo() {
        ProgressTracker tracker = new ProgressTracker(Set.of("a/0"));

        assertThat(tracker.hear("a/1", new Heard(5, 5, false))).isFalse();
        assertThat(tracker.newest()).isEqualTo(ProgressTracker.NONE);
    }

    @Example
    void idleChannel_holdsNobodyBack_unlessAllAreIdle() {
        ProgressTracker tracker = new ProgressTracker(Set.of("a/0", "a/1"));
        tracker.hear("a/0", new Heard(5, 5, false));
        tracker.hear("a/1", new Heard(100, 100, false));

        assertThat(tracker.hear("a/0", new Heard(5, 5, true))).isTrue();
        assertThat(tracker.watermark()).isEqualTo(100);
        assertThat(tracker.hear("a/1", new Heard(200, 200, true))).isFalse();
        assertThat(tracker.watermark()).isEqualTo(100);
        assertThat(tracker.hear("a/0", new Heard(7, 7, false))).isFalse();
        assertThat(tracker.watermark()).isEqualTo(100);
    }

    @Property
    void watermark_neverGoesBack_andIsTheMinimumOfTheAwake(@ForAll("words") List<Word> words) {
        ProgressTracker tracker = new ProgressTracker(CHANNELS);
        Map<String, Heard> last = new HashMap<>();
        long highest = ProgressTracker.NONE;
        for (Word word : words) {
            long before = tracker.watermark();
            boolean moved = tracker.hear(word.channel(), word.heard());

            last.put(word.channel(), word.heard());
            if (last.size() == CHANNELS.size()) {
                long awake = last.values().stream()
                        .filter(heard -> !heard.idle())
                        .mapToLong(Heard::time)
                        .min()
                        .orElse(ProgressTracker.NONE);
                highest = Math.max(highest, awake);
            }
            assertThat(tracker.watermark()).isEqualTo(highest).isGreaterThanOrEqualTo(before);
            assertThat(moved).isEqualTo(tracker.watermark() > before);
        }
    }

    @Provide
    Arbitrary<List<Word>> words() {
        Arbitrary<Heard> heard = Combinators.combine(
                        Arbitraries.longs().between(-20, 20),
                        Arbitraries.integers().between(0, 4))
                .as((time, idle) -> new Heard(time, time, idle == 0));
        return Combinators.combine(Arbitraries.of(CHANNELS), heard)
                .as(Word::new)
                .list()
                .ofMaxSize(30);
    }
}
