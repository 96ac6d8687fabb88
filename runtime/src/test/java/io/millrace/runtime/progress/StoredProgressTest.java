package io.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

class StoredProgressTest {

    private static final Set<String> CHANNELS = Set.of("a/0", "a/1");

    private final ProgressStores stores = ProgressStores.create();

    private StoredProgress restarted() {
        return new StoredProgress(stores.words(), CHANNELS);
    }

    @Example
    void heard_bytes() {
        byte[] bytes = new Heard(1, -1, true).encode();

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("0000000000000001" + "ffffffffffffffff" + "01");
        assertThat(Heard.decode(bytes)).isEqualTo(new Heard(1, -1, true));
    }

    @Example
    void restart_withChannelAwakeBehind_keepsTheWatermark() {
        StoredProgress progress = restarted();
        progress.hear("a/0", new Heard(5, 5, true));
        progress.hear("a/1", new Heard(100, 100, false));
        progress.hear("a/0", new Heard(7, 7, false));

        assertThat(restarted().watermark()).isEqualTo(100);
    }

    @Example
    void restart_withAllIdle_keepsTheWatermark() {
        StoredProgress progress = restarted();
        progress.hear("a/0", new Heard(5, 5, false));
        progress.hear("a/1", new Heard(100, 120, false));
        progress.hear("a/0", new Heard(5, 5, true));
        progress.hear("a/1", new Heard(100, 120, true));

        assertThat(restarted().watermark()).isEqualTo(100);
        assertThat(restarted().newest()).isEqualTo(120);
    }

    @Property(tries = 200)
    void restart_afterAnyWords_changesNothing(
            @ForAll @Size(max = 20) List<@IntRange(min = -50, max = 50) Integer> words) {
        ProgressStores own = ProgressStores.create();
        StoredProgress steady = new StoredProgress(own.words(), CHANNELS);
        for (int word : words) {
            Heard heard = new Heard(word, word, word % 5 == 0);
            steady.hear("a/" + Math.floorMod(word, 2), heard);
            StoredProgress again = new StoredProgress(own.words(), CHANNELS);
            assertThat(again.watermark()).isEqualTo(steady.watermark());
        }
    }

    @Example
    void aStoreThatIsOnlyRead_tellsNewestAndPassed() {
        StoredProgress progress = restarted();
        assertThat(StoredProgress.newestIn(rows())).isEqualTo(ProgressTracker.NONE);
        assertThat(StoredProgress.passedIn(rows())).isEqualTo(ProgressTracker.NONE);
        assertThat(StoredProgress.countedIn(rows(), true)).isEqualTo(ProgressTracker.NONE);

        progress.hear("a/0", new Heard(5, 9, false));
        progress.hear("a/1", new Heard(6, 8, false));
        progress.passed(4);

        assertThat(StoredProgress.newestIn(rows())).isEqualTo(9);
        assertThat(StoredProgress.passedIn(rows())).isEqualTo(4);
        assertThat(StoredProgress.countedIn(rows(), false)).isEqualTo(9);
        assertThat(StoredProgress.countedIn(rows(), true)).as("later ones wait").isEqualTo(4);
        assertThat(restarted().passed()).isEqualTo(4);
    }

    private List<KeyValue<String, byte[]>> rows() {
        List<KeyValue<String, byte[]>> rows = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = stores.words().all()) {
            all.forEachRemaining(rows::add);
        }
        return rows;
    }
}
