package io.millrace.trainer.query;

import io.millrace.schemas.SnapshotChunk;

/**
 * What is known of one version of a learner: where it comes from, and what it is.
 *
 * @param learner name of the learner
 * @param version counted from 1; its parent is the one before
 * @param learned examples learned up to it
 * @param offset offset in the model's examples topic of the entry with which it was taken
 * @param time event time of that entry, epoch milliseconds
 * @param spec learner, options, seed, library and preparation
 * @param sha256 of the learner's saved bytes, hexadecimal
 * @param size of these bytes
 */
public record ModelVersion(
        String learner, long version, long learned, long offset, long time, String spec, String sha256, long size) {

    static ModelVersion of(SnapshotChunk chunk, long time) {
        return new ModelVersion(
                chunk.getLearner(),
                chunk.getVersion(),
                chunk.getLearned(),
                chunk.getOffset(),
                time,
                chunk.getSpec(),
                chunk.getSha256(),
                chunk.getSize());
    }
}
