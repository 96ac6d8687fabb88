package io.millrace.platform.explain;

import io.millrace.runtime.project.FieldType;

/** Values that events may have, made of their number: the same at every run, and hardly one like another. */
final class MadeUpValues {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long MIX = 0xBF58476D1CE4E5B9L;
    private static final int SHIFT = 31;

    /** Numbers are below it. */
    private static final int NUMBERS = 1_000;

    /** So many different texts there are, of 12 characters. */
    private static final int TEXTS = 10_000;

    private MadeUpValues() {}

    /** A value of this type: a double with all its digits, a whole number below 1,000, one of 10,000 texts of 12 characters. */
    static Object of(FieldType type, long event, int seed, long time) {
        long bits = bits(event, seed);
        return switch (type) {
            case BOOLEAN -> (bits & 1) == 1;
            case TIMESTAMP -> time;
            case INT -> Math.floorMod(bits, (long) NUMBERS);
            case DOUBLE -> NUMBERS * ((bits >>> 11) * 0x1.0p-53);
            default -> "value-" + (100_000 + Math.floorMod(bits, TEXTS));
        };
    }

    /** One of so many categories. */
    static String category(long event, int categories) {
        return "c" + Math.floorMod(bits(event, 0), categories);
    }

    private static long bits(long event, int seed) {
        long bits = (event + 1) * GOLDEN + seed * MIX;
        bits = (bits ^ (bits >>> SHIFT)) * MIX;
        return bits ^ (bits >>> SHIFT);
    }
}
