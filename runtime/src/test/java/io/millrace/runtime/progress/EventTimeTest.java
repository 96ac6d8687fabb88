package io.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

final class EventTimeTest {

    @Test
    void watermark_isThatOfTheSlowestPartition_newestThatOfAny() {
        List<KeyValue<String, byte[]>> words = List.of(
                heard("ingest.edits/0", 500, 900),
                time("passed", 300),
                time("watermark", 500),
                heard("ingest.edits/0", 400, 800),
                heard("ingest.edits/1", 450, 1_000),
                time("passed", 200));

        assertThat(EventTime.of(words)).isEqualTo(new EventTime(200, 1_000));
    }

    @Test
    void nothing_isKnownBeforeAChannelHasSpoken() {
        assertThat(EventTime.of(List.of())).isEqualTo(new EventTime(ProgressTracker.NONE, ProgressTracker.NONE));
        assertThat(EventTime.of(List.of(heard("ingest.edits/0", 500, 900))))
                .isEqualTo(new EventTime(ProgressTracker.NONE, 900));
    }

    private static KeyValue<String, byte[]> heard(String channel, long time, long newest) {
        return KeyValue.pair(channel, new Heard(time, newest, false).encode());
    }

    private static KeyValue<String, byte[]> time(String key, long time) {
        return KeyValue.pair(key, ByteBuffer.allocate(Long.BYTES).putLong(time).array());
    }
}
