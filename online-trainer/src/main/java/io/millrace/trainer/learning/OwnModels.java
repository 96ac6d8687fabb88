package io.millrace.trainer.learning;

import io.millrace.runtime.project.PerKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The models that the learners of a model have for each key, beside the one for all: a key with few examples is answered mostly by that, one with
 * many mostly by its own (shrinkage, as of Efron, Morris, "Stein's paradox in statistics", Scientific American 236, 1977).
 *
 * <p>They are rows of the state, read and written where they are needed, so there may be millions. A row is written with every example that
 * its key learns, and the next one is learned by what that row restores, so its bytes follow from the log alone. Whether a key is forgotten is
 * decided by marks, which are in the log too: a row that the last mark has outlived counts as not there, whether it has been swept or not.
 */
final class OwnModels {
    /** Largest saved model of one key: it is written with every example, and has to fit into a record. */
    static final int LARGEST = 256 << 10;

    /** Bytes of rows whose models are held in memory, where they are some times as large. */
    private static final long HELD = 8L << 20;

    private final TrainerDefinition definition;
    private final LearnerFactory factory;

    /** Rows as they were read last, and their models. */
    private final Map<String, Held> held = new LinkedHashMap<>(16, 0.75f, true);

    private long heldBytes;

    OwnModels(TrainerDefinition definition, LearnerFactory factory) {
        this.definition = definition;
        this.factory = factory;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Held(byte[] row, OwnModel model) {}

    /** What a learner says, given what its model for all says. */
    double[] with(TrainerReads state, String learner, Inputs inputs, double[] shared) {
        OwnModel own = find(state, learner, inputs);
        return own == null ? shared : own.with(shared, prior(), inputs);
    }

    /** Examples that the model for all counts as. */
    double prior() {
        PerKey per = definition.per();
        return per == null ? 0 : per.prior();
    }

    /** The key's own model of a learner; null when it has none. It is not to learn anything. */
    @Nullable
    OwnModel find(TrainerReads state, String learner, Inputs inputs) {
        String key = key(learner, inputs);
        byte[] row = key == null ? null : state.own(learner, key);
        if (key == null || row == null || forgotten(row, mark(state))) {
            return null;
        }
        String name = learner + "/" + key;
        Held known = held.get(name);
        if (known != null && Arrays.equals(known.row, row)) {
            return known.model;
        }
        drop(name);
        OwnModel model = OwnModel.read(factory, spec(learner), definition.schema(), row);
        held.put(name, new Held(row, model));
        heldBytes += row.length;
        for (Iterator<Held> oldest = held.values().iterator(); heldBytes > HELD && held.size() > 1; oldest.remove()) {
            heldBytes -= oldest.next().row.length;
        }
        return model;
    }

    /** Lets the key's own model of a learner learn an example at a time. */
    void learn(TrainerState state, String learner, JournalEntry entry, long time) {
        String key = key(learner, entry.inputs());
        if (key == null || entry.weight() == 0) {
            return;
        }
        long last = Math.max(mark(state), time);
        byte[] before = state.own(learner, key);
        OwnModel own = find(state, learner, entry.inputs());
        drop(learner + "/" + key); // what has learned is not what its row restores
        Learner model = own == null ? factory.create(spec(learner), definition.schema()) : own.learner();
        double weight = own == null ? 0 : own.weight();
        model.learn(entry.inputs(), entry.label(), entry.weight());
        byte[] saved = model.save();
        if (saved.length <= LARGEST) {
            state.putOwn(learner, key, OwnModel.row(last, weight + entry.weight(), saved));
        } else if (definition.policy().resets()) {
            byte[] anew = factory.create(spec(learner), definition.schema()).save();
            state.putOwn(learner, key, OwnModel.row(last, 0, anew));
        } else if (own != null && before != null) {
            state.putOwn(learner, key, OwnModel.at(last, before)); // it has outgrown its row, and stays as it was
        }
    }

    /** Takes note of the time of a mark, and forgets keys without an example since long before. */
    void mark(TrainerState state, long time) {
        if (definition.per() != null) {
            state.putRow(
                    TrainerRow.MARK,
                    ByteBuffer.allocate(Long.BYTES).putLong(time).array());
            state.sweepOwn(row -> forgotten(row, time));
        }
    }

    private static long mark(TrainerReads state) {
        byte[] mark = state.row(TrainerRow.MARK);
        return mark == null ? Long.MIN_VALUE : ByteBuffer.wrap(mark).getLong();
    }

    private boolean forgotten(byte[] row, long mark) {
        PerKey per = definition.per();
        return per != null
                && per.ttl() != null
                && mark > Long.MIN_VALUE
                && mark - OwnModel.last(row) > per.ttl().toMillis();
    }

    private @Nullable String key(String learner, Inputs inputs) {
        PerKey per = definition.per();
        return per == null || !spec(learner).perKey()
                ? null
                : inputs.category(definition.schema().place(per.input()));
    }

    private LearnerSpec spec(String learner) {
        return Objects.requireNonNull(definition.learners().get(learner));
    }

    private void drop(String name) {
        Held gone = held.remove(name);
        heldBytes -= gone == null ? 0 : gone.row.length;
    }
}
