package io.millrace.drift.detection;

import java.util.List;

/** Where the profiles of open windows are kept: a tally for each window, by its start, and the rows of its sample. */
public interface ProfileState {

    /** All tallies, in any order. */
    List<byte[]> tallies();

    /** Writes the tally of a window, in place of the one before. */
    void putTally(long window, byte[] tally);

    /** Removes the tally of a window. */
    void deleteTally(long window);

    /** Adds a row to the sample of a window. */
    void putRow(long window, SampleKey key, byte[] row);

    /** Removes a row from the sample of a window. */
    void deleteRow(long window, SampleKey key);

    /** Keys of the sample of a window. */
    List<SampleKey> keys(long window);

    /** Removes the sample of a window, and gives its rows in the order of their keys. */
    List<byte[]> takeRows(long window);
}
