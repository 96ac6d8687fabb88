package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;

/** The encoding of a single value of an event: one byte for its type, then the value. */
final class Scalar {

    private static final int FALSE = 0;
    private static final int TRUE = 1;
    private static final int LONG = 2;
    private static final int DOUBLE = 3;
    private static final int TEXT = 4;

    private Scalar() {}

    static void encode(Object value, RowWriter out) {
        if (value instanceof Boolean truth) {
            out.putByte(truth ? TRUE : FALSE);
        } else if (value instanceof Long whole) {
            out.putByte(LONG);
            out.putSigned(whole);
        } else if (value instanceof Double real) {
            out.putByte(DOUBLE);
            out.putDouble(real);
        } else if (value instanceof String text) {
            out.putByte(TEXT);
            out.putText(text);
        } else {
            throw new IllegalArgumentException(
                    "no encoding for a " + value.getClass().getName());
        }
    }

    static Object decode(RowReader in) {
        int type = in.unsignedByte();
        return switch (type) {
            case FALSE -> false;
            case TRUE -> true;
            case LONG -> in.signed();
            case DOUBLE -> in.real();
            case TEXT -> in.text();
            default -> throw new IllegalStateException("state row is damaged: no value type " + type);
        };
    }
}
