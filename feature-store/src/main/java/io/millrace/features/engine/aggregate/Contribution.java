package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/** The encoding of what one event gives to an aggregate, as {@link Aggregate#admit} gave it; null for nothing. */
public final class Contribution {

    private static final int NOTHING = 0;
    private static final int VALUE = 1;
    private static final int CATEGORISED = 2;

    private Contribution() {}

    /** Writes a contribution: one byte for its kind, then what there is. */
    public static void encode(@Nullable Object value, RowWriter out) {
        if (value == null) {
            out.putByte(NOTHING);
        } else if (value instanceof Categorised categorised) {
            out.putByte(CATEGORISED);
            out.putText(categorised.category());
            Scalar.encode(categorised.value(), out);
        } else {
            out.putByte(VALUE);
            Scalar.encode(value, out);
        }
    }

    /** Reads what {@link #encode} wrote. */
    public static @Nullable Object decode(RowReader in) {
        int kind = in.unsignedByte();
        return switch (kind) {
            case NOTHING -> null;
            case VALUE -> Scalar.decode(in);
            case CATEGORISED -> new Categorised(in.text(), Scalar.decode(in));
            default -> throw new IllegalStateException("state row is damaged: no kind of contribution " + kind);
        };
    }
}
