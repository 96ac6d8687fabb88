package io.millrace.features.query;

import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.RowState;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads entities of one partition of a station of this process, for one request: what they have in common is found out once. */
final class PartitionReads {

    private final FeatureEngine engine;
    private final RowLocks locks;
    private final ReadOnlyKeyValueStore<String, byte[]> hot;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> cold;
    private final long now;
    private final boolean atLeastNewest;
    private final Freshness common;

    /**
     * Reads of a partition.
     *
     * @param now the time of reads that do not say one
     * @param atLeastNewest whether these are at the entity's newest event where that is later
     * @param common how fresh all its entities are
     */
    PartitionReads(
            FeatureEngine engine,
            RowLocks locks,
            ReadOnlyKeyValueStore<String, byte[]> hot,
            ReadOnlyKeyValueStore<Bytes, byte[]> cold,
            long now,
            boolean atLeastNewest,
            Freshness common) {
        this.engine = engine;
        this.locks = locks;
        this.hot = hot;
        this.cold = cold;
        this.now = now;
        this.atLeastNewest = atLeastNewest;
        this.common = common;
    }

    /**
     * All features of an entity.
     *
     * @throws UnavailableException when the partition has just left
     */
    Answer read(String key, OptionalLong asOf) {
        QueriedRow row = new QueriedRow(key, hot, cold);
        try {
            return locks.holding(
                    key, () -> asOf.isPresent() ? engine.read(row, asOf.getAsLong()) : latest(engine, row));
        } catch (InvalidStateStoreException e) {
            throw EntityReads.moving();
        }
    }

    /** The words that tell how far the stream has come are behind the events: the newest one may be later. */
    private Answer latest(FeatureEngine of, RowState row) {
        return atLeastNewest ? of.readLatest(row, now) : of.read(row, now);
    }

    Freshness freshness(Answer answer) {
        return new Freshness(answer.asOf(), answer.newest(), common.partition(), common.lag(), common.servedBy());
    }
}
