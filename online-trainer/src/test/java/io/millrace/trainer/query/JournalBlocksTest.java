package io.millrace.trainer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.trainer.learning.UnreadableStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class JournalBlocksTest {

    private static final int MOST_BYTES = 300;

    private final Random random = new Random(4);

    @Test
    void entries_areReadFromAnyPlaceOn_inOrder() {
        List<byte[]> entries = new ArrayList<>();
        TreeMap<Long, byte[]> blocks = new TreeMap<>();
        for (int position = 0; position < 5 * JournalBlocks.ENTRIES + 3; position++) {
            byte[] entry = new byte[random.nextInt(MOST_BYTES)];
            random.nextBytes(entry);
            entries.add(entry);
            byte[] more = blocks.merge(
                    JournalBlocks.of(position),
                    JournalBlocks.with(null, entry),
                    (block, first) -> JournalBlocks.with(block, entry));
            assertThat(more).endsWith(entry);
            int from = random.nextInt(entries.size());
            List<Long> positions = new ArrayList<>();
            List<byte[]> read = new ArrayList<>();
            blocks.tailMap(JournalBlocks.of(from))
                    .forEach((number, block) -> JournalBlocks.read(number, block, from, (at, bytes) -> {
                        positions.add(at);
                        read.add(bytes);
                    }));
            assertThat(positions).hasSize(entries.size() - from).first().isEqualTo((long) from);
            assertThat(read).containsExactlyElementsOf(entries.subList(from, entries.size()));
        }
        assertThat(blocks).hasSize(6);
    }

    @Test
    void anythingElse_isRefused() {
        assertThatThrownBy(() -> JournalBlocks.read(7, new byte[] {2, 0, 0, 0, 0}, 0, (at, bytes) -> {}))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("block 7 of the journal has the format 2");
    }
}
