package io.millrace.drift.detection;

/**
 * How many rows the windows of a reference have: their number, sum and sum of squares, which add up exactly in any order.
 *
 * @param windows number of windows, empty ones too
 * @param empty how many of them have no row
 * @param rows of all of them
 * @param squares sum of the squares of the numbers of rows of each
 */
public record VolumeReference(long windows, long empty, long rows, double squares) {

    private static final int VERSION = 2;

    /** None yet. */
    public static final VolumeReference NONE = new VolumeReference(0, 0, 0, 0);

    /** With one more window. */
    public VolumeReference plus(long rowsOfWindow) {
        return new VolumeReference(
                windows + 1,
                empty + (rowsOfWindow == 0 ? 1 : 0),
                rows + rowsOfWindow,
                squares + (double) rowsOfWindow * rowsOfWindow);
    }

    /** With those of another. */
    public VolumeReference plus(VolumeReference other) {
        return new VolumeReference(
                windows + other.windows, empty + other.empty, rows + other.rows, squares + other.squares);
    }

    /** Mean number of rows of a window. */
    double mean() {
        return (double) rows / windows;
    }

    /** Variance between windows; at least that of counts of independent events (Poisson). */
    double variance() {
        double between = windows < 2 ? 0 : (squares - (double) rows * rows / windows) / (windows - 1);
        return Math.max(between, Math.max(1, mean()));
    }

    /** Storage form: version 2, windows, empty ones, rows, squares. */
    public byte[] toBytes() {
        return new BinaryWriter()
                .putByte(VERSION)
                .putLong(windows)
                .putLong(empty)
                .putLong(rows)
                .putLong(Double.doubleToLongBits(squares))
                .toBytes();
    }

    /** Reads what {@link #toBytes} wrote. */
    public static VolumeReference fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader("volume reference", bytes);
        in.expectVersion(VERSION);
        VolumeReference read =
                new VolumeReference(in.getLong(), in.getLong(), in.getLong(), Double.longBitsToDouble(in.getLong()));
        in.expectEnd();
        return read;
    }
}
