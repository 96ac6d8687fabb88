package io.millrace.trainer.learning;

/** Hashes that are the same in every process. */
final class Hashes {

    private static final double RANGE = 1L << Integer.SIZE;

    private Hashes() {}

    /** The hash of a text, which its specification fixes, with every bit made to depend on every other (the finisher of MurmurHash3). */
    static int of(String text) {
        int mixed = text.hashCode();
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    /** The same as a number from 0 to less than 1. */
    static double share(String text) {
        return Integer.toUnsignedLong(of(text)) / RANGE;
    }
}
