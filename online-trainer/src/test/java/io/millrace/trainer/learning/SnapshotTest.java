package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SnapshotTest {
    private static Snapshot random(long seed, int size) {
        byte[] raw = new byte[size];
        new Random(seed).nextBytes(raw);
        return Snapshot.of(3, 900, 800, "a learner", raw);
    }

    @Property(tries = 200)
    void split_andAssembled_isTheSame(
            @ForAll @IntRange(max = 5_000) int size, @ForAll @IntRange(min = 33, max = 3_000) int largest) {
        Snapshot snapshot = random(size, size);
        List<byte[]> chunks = SnapshotChunks.split(snapshot, largest);
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.length).isLessThanOrEqualTo(largest);
            assertThat(SnapshotChunks.count(chunk)).isEqualTo(chunks.size());
        });
        Snapshot assembled = SnapshotChunks.assemble(chunks);
        assertThat(assembled.toBytes()).isEqualTo(snapshot.toBytes());
        assertThat(assembled.raw()).isEqualTo(snapshot.raw());
        assertThat(List.of(assembled.version(), assembled.position(), assembled.learned()))
                .containsExactly(3L, 900L, 800L);
        assertThat(assembled.description()).isEqualTo("a learner");
    }

    @Property(tries = 200)
    void assemble_ofADamagedPiece_isRefused(@ForAll @IntRange(max = 1_000_000) int where) {
        Snapshot snapshot = random(1, 600);
        List<byte[]> chunks = new ArrayList<>(SnapshotChunks.split(snapshot, 100));
        byte[] damaged = chunks.get(where % chunks.size());
        int at = where / chunks.size() % damaged.length;
        damaged[at] ^= 0x10;
        try {
            Snapshot assembled = SnapshotChunks.assemble(chunks);
            // what stands before the hash is told, not verified: the version, the positions and the description
            assertThat(assembled.raw()).isEqualTo(snapshot.raw());
            assertThat(where % chunks.size()).isZero();
        } catch (UnreadableStateException expected) {
            assertThat(expected).hasMessageContaining("snapshot");
        }
    }

    @Test
    void assemble_withAPieceMissingOrOfAnotherVersion_isRefused() {
        List<byte[]> chunks = SnapshotChunks.split(random(1, 600), 100);
        assertThatThrownBy(() -> SnapshotChunks.assemble(chunks.subList(1, chunks.size())))
                .isInstanceOf(UnreadableStateException.class);
        List<byte[]> mixed = new ArrayList<>(chunks);
        byte[] raw = random(1, 600).raw();
        mixed.set(
                1,
                SnapshotChunks.split(Snapshot.of(4, 900, 800, "a learner", raw), 100)
                        .get(1));
        assertThatThrownBy(() -> SnapshotChunks.assemble(mixed))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("version 4");
        assertThatThrownBy(() -> SnapshotChunks.assemble(List.of())).isInstanceOf(UnreadableStateException.class);
    }

    @Test
    void hash_ofABC_isThatOfTheStandard() {
        Snapshot snapshot = Snapshot.of(1, 0, 0, "", new byte[] {'a', 'b', 'c'});
        assertThat(snapshot.hash()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(HexFormat.of().formatHex(snapshot.toBytes()))
                .startsWith("0101000000" + "03" + "20ba7816bf")
                .endsWith("05" + "4b4c4a0600");
    }

    @Test
    void journalEntry_bytes_areGolden() {
        JournalEntry entry = new JournalEntry(Inputs.numbers(1.5, Double.NaN), 2, 1.0);
        assertThat(HexFormat.of().formatHex(entry.toBytes()))
                .isEqualTo("03" + "04" + "02" + "02" + "01" + "3ff8000000000000" + "05" + "00");
        JournalEntry read = JournalEntry.fromBytes(entry.toBytes());
        assertThat(read.inputs()).isEqualTo(Inputs.numbers(1.5, Double.NaN));
        assertThat(read.label()).isEqualTo(2);
        assertThat(read.weight()).isEqualTo(1.0);
    }
}
