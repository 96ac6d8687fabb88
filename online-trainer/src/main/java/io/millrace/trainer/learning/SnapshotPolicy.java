package io.millrace.trainer.learning;

import io.millrace.runtime.project.ModelBudget;

/**
 * When a model takes a snapshot: when its journal since the last one is as large as {@code max(floor, last / 4)}, where
 * {@code last} is the uncompressed size of the last snapshot. A restart then replays about as many bytes as it reads, and
 * snapshots write about as much as the journal does (compressed, a model is between a third and a seventh of its size).
 *
 * <p>The uncompressed size, because this has to be a function of the log alone: a snapshot replaces the live learner, so
 * its place is part of the model's history, and compressed sizes differ between builds of zlib.
 *
 * <p>What a learner's size comes to is known when it is saved, so a snapshot is also where one is found to have outgrown its budget.
 *
 * @param floorBytes the least size of a journal worth a snapshot, 1 or more
 * @param budget how large a learner may become
 */
public record SnapshotPolicy(long floorBytes, ModelBudget budget) {
    private static final int USUAL_COMPRESSION = 4;

    /** Checks the floor. */
    public SnapshotPolicy {
        if (floorBytes < 1) {
            throw new IllegalArgumentException("floorBytes is " + floorBytes + "; expected 1 or more");
        }
    }

    /** A policy with the usual budget. */
    public SnapshotPolicy(long floorBytes) {
        this(floorBytes, ModelBudget.USUAL);
    }

    boolean outgrown(long rawSize) {
        return rawSize > budget.bytes();
    }

    boolean resets() {
        return budget.outgrown() == ModelBudget.Outgrown.RESET;
    }

    boolean due(long journalBytes, long lastRawSize) {
        return journalBytes >= Math.max(floorBytes, lastRawSize / USUAL_COMPRESSION);
    }
}
