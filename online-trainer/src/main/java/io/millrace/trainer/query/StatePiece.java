package io.millrace.trainer.query;

import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A piece of what a learner is to be, as an entry of its model's log carries it.
 *
 * @param piece number of this piece, from 0
 * @param pieces how many there are
 * @param catchUp whether the learner learns what has been learned since the state was taken
 * @param reason why, in words
 */
public record StatePiece(String learner, int piece, int pieces, boolean catchUp, String reason, byte[] bytes) {

    /** Entries that carry a state to a learner, in order. */
    public static List<Example> entries(String learner, List<byte[]> state, boolean catchUp, String reason) {
        List<Example> entries = new ArrayList<>();
        for (int piece = 0; piece < state.size(); piece++) {
            entries.add(new Example(
                    ExampleKind.RESTORE,
                    learner,
                    0L,
                    Map.of("piece", (long) piece, "pieces", (long) state.size(), "catch_up", catchUp, "reason", reason),
                    ByteBuffer.wrap(state.get(piece)),
                    null));
        }
        return entries;
    }

    static StatePiece of(Example entry) {
        ByteBuffer bytes = ((ByteBuffer) entry.getLabel()).duplicate();
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        Map<String, Object> said = entry.getInputs();
        return new StatePiece(
                entry.getId(),
                ((Long) said.get("piece")).intValue(),
                ((Long) said.get("pieces")).intValue(),
                Boolean.TRUE.equals(said.get("catch_up")),
                String.valueOf(said.get("reason")),
                piece);
    }
}
