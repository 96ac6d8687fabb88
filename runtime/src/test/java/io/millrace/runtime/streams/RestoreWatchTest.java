package io.millrace.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What Kafka Streams tells of a restore, as it is said. */
final class RestoreWatchTest {

    private final RestoreWatch watch = new RestoreWatch();

    private static TopicPartition changelog(int partition) {
        return new TopicPartition("shop-station-user-rows-hot-changelog", partition);
    }

    @Test
    void stores_areCountedUntilTheyAreRestored() {
        assertThat(watch.now().goesOn()).isFalse();
        watch.onRestoreStart(changelog(0), "rows-hot", 100, 1_100);
        watch.onRestoreStart(changelog(1), "rows-hot", 0, 3_000);
        watch.onBatchRestored(changelog(0), "rows-hot", 600, 500);
        assertThat(watch.now())
                .isEqualTo(new Restoration(2, 0, 4_000, 500))
                .hasToString("restoring 2 of 2 stores, 12 %");

        watch.onRestoreEnd(changelog(0), "rows-hot", 900); // what was aborted is not counted
        assertThat(watch.now()).hasToString("restoring 1 of 2 stores, 25 %");
        assertThat(watch.now().goesOn()).isTrue();

        watch.onRestoreEnd(changelog(1), "rows-hot", 3_000);
        assertThat(watch.now().goesOn()).isFalse();
    }

    @Test
    void storeThatMovesAway_isNotWaitedFor() {
        watch.onRestoreStart(changelog(0), "rows-hot", 0, 1_000);
        watch.onRestoreSuspended(changelog(0), "rows-hot", 10);
        assertThat(watch.now()).isEqualTo(Restoration.NONE);
    }

    @Test
    void storeWithNothingToRead_hasComeNowhere_andIsNoDivisionByZero() {
        watch.onRestoreStart(changelog(0), "rows-hot", 5, 5);
        assertThat(watch.now()).hasToString("restoring 1 of 1 store, 0 %");
    }
}
