package io.millrace.trainer.query;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.streams.LocalRows;
import io.millrace.trainer.learning.PrequentialTrainer;
import io.millrace.trainer.learning.TrainerRow;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;

/** Hashes of a live model: rebuilt from what its stores hold, as a restart would. */
public final class LiveModelHashes {

    private LiveModelHashes() {}

    /** SHA-256 of each learner's bytes, hexadecimal, by learner, of a model that runs in this process. */
    public static Map<String, String> of(Plan plan, Model model, KafkaStreams running) {
        InMemoryState state = new InMemoryState();
        for (KeyValue<String, byte[]> row : LocalRows.<String>of(running, StoreNames.ROWS)) {
            state.putRow(TrainerRow.valueOf(row.key), row.value);
        }
        for (KeyValue<Bytes, byte[]> entry : LocalRows.<Bytes>of(running, StoreNames.JOURNAL)) {
            JournalBlocks.read(StoreKeys.number(entry.key), entry.value, 0, state::appendJournal);
        }
        for (KeyValue<String, byte[]> chunk : LocalRows.<String>of(running, StoreNames.SNAPSHOTS)) {
            int slash = chunk.key.lastIndexOf('/');
            state.putSnapshotChunk(
                    chunk.key.substring(0, slash), Integer.parseInt(chunk.key.substring(slash + 1)), chunk.value);
        }
        return new PrequentialTrainer(TrainerDefinitions.of(plan, model), TrainerDefinitions.factory(), state).hashes();
    }
}
