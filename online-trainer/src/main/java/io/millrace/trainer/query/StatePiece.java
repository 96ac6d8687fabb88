package io.millrace.trainer.query;

import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.trainer.learning.UnusableInputException;
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
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StatePiece(String learner, int piece, int pieces, boolean catchUp, String reason, byte[] bytes) {

    private static final int MOST = 100_000;

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

    /**
     * Reads an entry.
     *
     * @throws UnusableInputException when it is no piece of a state
     */
    static StatePiece of(Example entry) {
        Map<String, Object> said = entry.getInputs();
        if (said.get("piece") instanceof Long piece
                && said.get("pieces") instanceof Long pieces
                && entry.getLabel() instanceof ByteBuffer label
                && 0 <= piece
                && piece < pieces
                && pieces <= MOST) {
            byte[] bytes = new byte[label.remaining()];
            label.duplicate().get(bytes);
            return new StatePiece(
                    entry.getId(),
                    piece.intValue(),
                    pieces.intValue(),
                    Boolean.TRUE.equals(said.get("catch_up")),
                    String.valueOf(said.get("reason")),
                    bytes);
        }
        throw new UnusableInputException(
                "the entry is no piece of a state: expected 'piece' and 'pieces', up to " + MOST + ", and bytes");
    }
}
