package io.millrace.trainer.learning;

import io.millrace.runtime.project.ModelBudget;

/**
 * When a model takes a snapshot: when its journal since the last one is as large as that, {@code last} uncompressed bytes. A restart then replays
 * about as many bytes as it reads, and snapshots write less than the journal does. A journal of more than {@code restartBytes} takes a restart
 * too long, so from there on it is as large as that, or a quarter of {@code last}.
 *
 * <p>The uncompressed size, because this has to be a function of the log alone: a snapshot replaces the live learner, so
 * its place is part of the model's history, and compressed sizes differ between builds of zlib.
 *
 * <p>What a learner's size comes to is known when it is saved, so a snapshot is also where one is found to have outgrown its budget.
 *
 * @param floorBytes the least size of a journal worth a snapshot, 1 or more
 * @param restartBytes the size of a journal that a restart may well replay
 * @param budget how large a learner may become
 */
public record SnapshotPolicy(long floorBytes, long restartBytes, ModelBudget budget) {
    /** Compressed, a saved learner comes to about that share of its size, so that snapshots write about as much as the journal at most. */
    private static final int USUAL_COMPRESSION = 4;

    /** Checks the floor. */
    public SnapshotPolicy {
        if (floorBytes < 1) {
            throw new IllegalArgumentException("floorBytes is " + floorBytes + "; expected 1 or more");
        }
    }

    /** A policy with the usual budget, under which a restart replays as little as it can. */
    public SnapshotPolicy(long floorBytes) {
        this(floorBytes, floorBytes, ModelBudget.USUAL);
    }

    boolean outgrown(long rawSize) {
        return rawSize > budget.bytes();
    }

    boolean resets() {
        return budget.outgrown() == ModelBudget.Outgrown.RESET;
    }

    boolean due(long journalBytes, long lastRawSize) {
        long worth = Math.max(Math.min(lastRawSize, restartBytes), lastRawSize / USUAL_COMPRESSION);
        return journalBytes >= Math.max(floorBytes, worth);
    }
}
