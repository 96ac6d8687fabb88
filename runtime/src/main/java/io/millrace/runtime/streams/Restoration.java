package io.millrace.runtime.streams;

/**
 * How far stores have come that are rebuilt from their changelogs.
 *
 * @param stores partitions of stores that have been, or are being, restored
 * @param restored those that are done
 * @param records that have to be read for all of them
 * @param read those that have been read
 */
public record Restoration(int stores, int restored, long records, long read) {

    /** Nothing to restore. */
    public static final Restoration NONE = new Restoration(0, 0, 0, 0);

    /** Whether a store is not done. */
    public boolean goesOn() {
        return restored < stores;
    }

    /** Both together. */
    public Restoration and(Restoration other) {
        return new Restoration(
                stores + other.stores, restored + other.restored, records + other.records, read + other.read);
    }

    /** As it is said: restoring 3 of 12 stores, 45 %. */
    @Override
    public String toString() {
        long percent = records == 0 ? 0 : Math.min(100, 100 * read / records);
        return "restoring " + (stores - restored) + " of " + stores + (stores == 1 ? " store, " : " stores, ") + percent
                + " %";
    }
}
