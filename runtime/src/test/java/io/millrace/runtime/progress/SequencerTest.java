package io.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;

class SequencerTest {

    private static final Set<String> CHANNELS = Set.of("a/0");

    private final ProgressStores stores = ProgressStores.create();
    private final List<String> log = new ArrayList<>();
    private long nanosEach;
    private long handledNanos;
    private Sequencer line = restarted();

    private Sequencer restarted() {
        Sequencer.Handler handler = new Sequencer.Handler() {
            @Override
            public void due(Position position, byte[] value) {
                log.add(position.time() + "/" + position.rank() + "/" + position.id() + "="
                        + new String(value, StandardCharsets.UTF_8));
                handled(position);
            }

            @Override
            public void passed(long watermark) {
                log.add("passed " + watermark);
            }
        };
        return new Sequencer(stores.held(), new StoredProgress(stores.words(), CHANNELS), handler, () -> handledNanos);
    }

    /** What tests do while an entry is handled. */
    private void handled(Position position) {
        handledNanos += nanosEach;
        if (position.id().startsWith("again")) {
            hold(position.time() + 1, 0, position.id().substring("again".length()));
        }
    }

    private void hold(long time, int rank, String id) {
        line.hold(new Position(time, rank, id), "v".getBytes(StandardCharsets.UTF_8));
    }

    private void hear(long watermark) {
        line.hear("a/0", new Heard(watermark, watermark, false));
    }

    @Example
    void step_thatTakesLong_isEnded_andTheNextGoesOn() {
        nanosEach = 400_000_000;
        for (int i = 1; i <= 7; i++) {
            hold(i, 0, "e");
        }
        hear(7);
        assertThat(log).as("until more than a second has gone").hasSize(3);
        line.step();
        assertThat(log).hasSize(6);
        line.step();
        assertThat(log).hasSize(8).endsWith("7/0/e=v", "passed 7");
    }

    @Example
    void entries_waitForTheWatermark_andComeInOrder() {
        hold(3, 0, "b");
        hold(3, 0, "a");
        hold(-4, 1, "z");
        hold(5, 0, "c");
        line.step();
        assertThat(log).isEmpty();

        hear(3);

        assertThat(log).containsExactly("-4/1/z=v", "3/0/a=v", "3/0/b=v", "passed 3");
    }

    @Example
    void entries_addedWhileHandling_comeInTheirTurn_beforeThePass() {
        hold(1, 0, "againx");
        hold(3, 0, "y");
        hold(9, 0, "againz");

        hear(9);
        hear(10);

        assertThat(log)
                .containsExactly(
                        "1/0/againx=v", "2/0/x=v", "3/0/y=v", "9/0/againz=v", "passed 9", "10/0/z=v", "passed 10");
    }

    @Example
    void samePosition_isReplaced_andDropped_isForgotten() {
        hold(1, 0, "a");
        line.hold(new Position(1, 0, "a"), "new".getBytes(StandardCharsets.UTF_8));
        hold(1, 0, "b");
        line.drop(new Position(1, 0, "b"));

        hear(1);

        assertThat(log).containsExactly("1/0/a=new", "passed 1");
    }

    @Example
    void heldAtOrBelowTheWatermark_isHandedOnAtTheNextStep() {
        hear(10);
        hold(10, 0, "at");
        hold(4, 0, "below");
        assertThat(line.isPast(10)).isTrue();
        assertThat(line.isPast(11)).isFalse();

        line.step();
        line.step();

        assertThat(log).containsExactly("passed 10", "4/0/below=v", "10/0/at=v");
    }

    @Example
    void farJump_isWorkedOffInSteps_andPassedAtTheEnd() {
        int entries = 2 * Sequencer.STEP + 500;
        IntStream.range(0, entries).forEach(i -> hold(i, 0, "e"));

        hear(entries);
        assertThat(log).hasSize(Sequencer.STEP).doesNotContain("passed " + entries);
        line = restarted();
        line.step();
        assertThat(log).hasSize(2 * Sequencer.STEP);
        line.step();

        assertThat(log).hasSize(entries + 1).endsWith((entries - 1) + "/0/e=v", "passed " + entries);
    }

    @Example
    void manyHeldTooLate_areNotForgottenInARestart() {
        int entries = Sequencer.STEP + 500;
        hear(entries);
        IntStream.range(0, entries).forEach(i -> hold(i, 0, "e"));
        line.step();
        line = restarted();
        line.step();

        assertThat(log).hasSize(entries + 1).endsWith((entries - 1) + "/0/e=v");
    }

    @Example
    void restart_whenAllChannelsAreIdle_doesNotTakeBackThePass() {
        hear(10);
        line.hear("a/0", new Heard(10, 10, true));
        line = restarted();
        line.step();

        assertThat(log).containsExactly("passed 10");
        assertThat(line.isPast(10)).isTrue();
    }

    @Example
    void watermarkThatDoesNotMove_isNotPassedAgain() {
        hear(10);
        hear(10);
        hear(9);

        assertThat(log).containsExactly("passed 10");
    }
}
