package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where the rules of a feature stand, in their order; all that its {@link SequentialTest} remembers between windows. */
public record SequentialState(List<Cusum> cusums) {

    private static final int VERSION = 1;

    public SequentialState {
        cusums = List.copyOf(cusums);
    }

    /** Nothing has changed yet. */
    static final SequentialState CALM = new SequentialState(List.of());

    /** That of so many rules, as a reference that goes on can come to have more of them, or fewer: new ones are calm. */
    SequentialState ofRules(int rules) {
        List<Cusum> some = new ArrayList<>(cusums.subList(0, Math.min(rules, cusums.size())));
        some.addAll(Collections.nCopies(rules - some.size(), Cusum.CALM));
        return new SequentialState(some);
    }

    /** Storage form: version 1, the number of rules, and of each whether it has changed, its run and what was found. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter().putByte(VERSION).putInt(cusums.size());
        cusums.forEach(cusum -> cusum.write(out));
        return out.toBytes();
    }

    /** Reads what {@link #toBytes} wrote. */
    public static SequentialState fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader("sequential state", bytes);
        in.expectVersion(VERSION);
        List<Cusum> cusums = new ArrayList<>();
        for (int rules = in.getCount(); rules > 0; rules--) {
            cusums.add(Cusum.read(in));
        }
        in.expectEnd();
        return new SequentialState(cusums);
    }
}
