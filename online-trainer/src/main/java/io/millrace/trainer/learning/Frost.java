package io.millrace.trainer.learning;

import java.util.Set;
import java.util.TreeSet;

/** Why learners do not learn now: all causes that have come and not gone yet. Each has a name, such as the id of an alert. */
final class Frost {
    private static final int FORMAT = 1;

    private final TrainerState state;
    private final Set<String> causes;

    Frost(TrainerState state) {
        this.state = state;
        this.causes = new TreeSet<>(causes(state));
    }

    /** Why learners do not learn, for who only reads. */
    static Set<String> causes(TrainerReads state) {
        Set<String> causes = new TreeSet<>();
        byte[] row = state.row(TrainerRow.FROST);
        if (row != null) {
            Decoder in = new Decoder("causes of not learning", FORMAT, row);
            for (int left = in.count(1); left > 0; left--) {
                causes.add(in.text());
            }
            in.end();
        }
        return causes;
    }

    /** Whether learners do not learn. */
    boolean frozen() {
        return !causes.isEmpty();
    }

    /** Takes a cause in; says whether it is new. */
    boolean freeze(String cause) {
        return causes.add(cause) && written();
    }

    /** Lets a cause go, or all of them if it has no name; says whether it was there. */
    boolean thaw(String cause) {
        boolean gone = cause.isEmpty() ? !causes.isEmpty() : causes.contains(cause);
        causes.removeIf(one -> cause.isEmpty() || one.equals(cause));
        return gone && written();
    }

    private boolean written() {
        Encoder out = new Encoder(FORMAT).whole(causes.size());
        causes.forEach(out::text);
        state.putRow(TrainerRow.FROST, out.toBytes());
        return true;
    }
}
