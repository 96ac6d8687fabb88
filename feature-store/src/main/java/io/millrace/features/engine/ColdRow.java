package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cold part of a row, one section a track; read from the state at first use, and at most once. */
final class ColdRow {

    private final CompiledLayout layout;
    private final RowState state;
    private Slice @Nullable [] sections;

    /** The cold part as it is stored, to be read when needed. */
    ColdRow(CompiledLayout layout, RowState state) {
        this.layout = layout;
        this.state = state;
    }

    /** Treats the cold part as empty without reading it: the entity is new. */
    void assumeEmpty() {
        sections = emptySections();
    }

    RowReader section(int track) {
        return sections()[track].reader();
    }

    /** Writes the sections that tracks have changed, the others as they were; nothing if none has changed. */
    void save(List<Track> tracks) {
        boolean changed = false;
        for (int i = 0; i < tracks.size(); i++) {
            RowWriter section = tracks.get(i).changedSection();
            if (section != null) {
                sections()[i] = Slice.of(section.toBytes());
                changed = true;
            }
        }
        if (changed) {
            state.cold(encode());
        }
    }

    private byte @Nullable [] encode() {
        if (Arrays.stream(sections()).allMatch(section -> section.length() == 0)) {
            return null;
        }
        RowWriter out = new RowWriter();
        RowHeader.encode(layout, out);
        for (Slice section : sections()) {
            out.putSlice(section);
        }
        return out.toBytes();
    }

    private Slice[] sections() {
        if (sections == null) {
            sections = read();
        }
        return sections;
    }

    private Slice[] read() {
        Slice[] read = emptySections();
        byte[] row = state.cold();
        if (row != null) {
            RowReader in = new RowReader(Slice.of(row));
            RowHeader.check(layout, "cold", in);
            for (int i = 0; i < read.length; i++) {
                read[i] = in.slice();
            }
        }
        return read;
    }

    private Slice[] emptySections() {
        Slice[] empty = new Slice[layout.tracks().size()];
        Arrays.fill(empty, Slice.EMPTY);
        return empty;
    }
}
