package io.millrace.features.query;

import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.ReadRow;
import io.millrace.features.engine.TornRowException;
import io.millrace.runtime.event.SourceOffset;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities of one partition of a station in this process, for one request: what they have in common is found out once.
 *
 * @param cache of rows that were read; null for a copy, whose parts change apart from each other
 * @param now the time of reads that do not say one; the entity's newest event where that is later
 * @param common how fresh all its entities are
 */
record PartitionReads(
        FeatureEngine engine,
        RowLocks locks,
        ReadOnlyKeyValueStore<String, byte[]> hot,
        ReadOnlyKeyValueStore<Bytes, byte[]> cold,
        @Nullable ReadCache cache,
        long now,
        Freshness common,
        BoundCheck bound) {

    private static final int TRIES = 3;

    /** What was read of an entity. */
    record Found(Answer answer, Freshness freshness) {}

    /**
     * The features of some views of an entity.
     *
     * @throws UnavailableException when the partition has just left, or is not as fresh as demanded
     */
    Found read(String key, OptionalLong asOf, boolean[] views) {
        try {
            return locks.holding(key, () -> read(key, asOf, views, 1));
        } catch (InvalidStateStoreException e) {
            throw UnavailableException.moving();
        }
    }

    /** The same out of memory and at once, if that can be; else null. */
    @Nullable
    Found kept(String key, OptionalLong asOf, boolean[] views) {
        return cache == null
                ? null
                : locks.ifFree(key, () -> {
                    ReadCache.Kept kept = cache.get(key);
                    Answer answer = kept == null ? null : kept.row().held(time(kept.row(), asOf), views);
                    return kept == null || answer == null ? null : found(answer, kept.last());
                });
    }

    private Found read(String key, OptionalLong asOf, boolean[] views, int attempt) {
        ReadCache.Kept kept = cache == null ? null : cache.get(key);
        if (kept != null) {
            bound.check(kept.last());
            return found(kept.row().at(time(kept.row(), asOf), views), kept.last());
        }
        byte[] stored = hot.get(key);
        HotRecord record = stored == null ? null : new HotRecord(key, stored);
        SourceOffset last = record == null ? null : record.last();
        bound.check(last);
        try {
            ReadRow row = engine.open(new QueriedRow(key, record, cold));
            Answer answer = row.at(time(row, asOf), views);
            if (cache != null && last != null) {
                cache.put(key, last, row);
            }
            return found(answer, last);
        } catch (TornRowException e) {
            if (!common.standby()) {
                throw e;
            }
            if (attempt == TRIES) {
                throw new UnavailableException("The copy of the entity is being brought up to date; try again.");
            }
            return read(key, asOf, views, attempt + 1);
        }
    }

    /**
     * The words that tell how far the stream has come are behind the events, and a producer's clock may be ahead of this one: the newest event may be
     * later than now.
     */
    private long time(ReadRow row, OptionalLong asOf) {
        return asOf.isPresent() ? asOf.getAsLong() : row.latest(now);
    }

    private Found found(Answer answer, @Nullable SourceOffset last) {
        return new Found(answer, freshness(answer, last));
    }

    private Freshness freshness(Answer answer, @Nullable SourceOffset last) {
        return new Freshness(
                answer.asOf(),
                answer.newest(),
                last,
                common.partition(),
                common.lag(),
                common.servedBy(),
                common.standby());
    }
}
