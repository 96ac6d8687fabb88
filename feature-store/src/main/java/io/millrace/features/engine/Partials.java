package io.millrace.features.engine;

import io.millrace.features.engine.aggregate.Partial;
import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group: one partial for each slot of a track, where the slot has seen something. */
final class Partials {

    private final List<Slot> slots;
    private final @Nullable Partial[] partials;

    Partials(List<Slot> slots) {
        this.slots = slots;
        this.partials = new Partial[slots.size()];
    }

    boolean isEmpty() {
        for (Partial partial : partials) {
            if (partial != null) {
                return false;
            }
        }
        return true;
    }

    /** Adds what an event gives to each slot. */
    void add(Given event) {
        for (int i = 0; i < partials.length; i++) {
            Object value = event.values()[i];
            if (value != null) {
                present(i).add(value, event.time());
            }
        }
    }

    void merge(Partials other) {
        for (int i = 0; i < partials.length; i++) {
            Partial theirs = other.partials[i];
            if (theirs != null) {
                present(i).merge(theirs);
            }
        }
    }

    /** The value of a slot at a time; of nothing, if it has seen nothing. */
    @Nullable
    Object result(int slot, long asOf) {
        return present(slot).result(asOf);
    }

    /** Why a slot has no true value; null when it has one, or none at all. */
    @Nullable
    String refusal(int slot) {
        Partial partial = partials[slot];
        return partial == null ? null : partial.refusal();
    }

    private Partial present(int slot) {
        Partial partial = partials[slot];
        if (partial == null) {
            partial = slots.get(slot).aggregate().create();
            partials[slot] = partial;
        }
        return partial;
    }

    void encode(RowWriter out) {
        for (int first = 0; first < partials.length; first += Byte.SIZE) {
            int bits = 0;
            for (int i = first; i < Math.min(first + Byte.SIZE, partials.length); i++) {
                bits |= partials[i] == null ? 0 : 1 << (i - first);
            }
            out.putByte(bits);
        }
        for (Partial partial : partials) {
            if (partial != null) {
                partial.encode(out);
            }
        }
    }

    /** Reads a group into this one, which must be empty. */
    void decode(RowReader in) {
        int[] bits = new int[(partials.length + Byte.SIZE - 1) / Byte.SIZE];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = in.unsignedByte();
        }
        for (int i = 0; i < partials.length; i++) {
            if ((bits[i / Byte.SIZE] >>> i % Byte.SIZE & 1) != 0) {
                present(i).decode(in);
            }
        }
    }
}
