package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first {@code capacity} rows of two samples, in the order of their keys. */
record SampleMerge(List<Row> rows, @Nullable SampleKey greatest) {

    static SampleMerge of(List<Row> left, List<Row> right, int capacity) {
        List<Row> rows = new ArrayList<>(Math.min(capacity, left.size() + right.size()));
        SampleKey greatest = null;
        int l = 0;
        int r = 0;
        SampleKey leftKey = keyAt(left, 0);
        SampleKey rightKey = keyAt(right, 0);
        while (rows.size() < capacity && (leftKey != null || rightKey != null)) {
            if (rightKey == null || (leftKey != null && leftKey.compareTo(rightKey) < 0)) {
                rows.add(left.get(l));
                greatest = leftKey;
                leftKey = keyAt(left, ++l);
            } else {
                if (rightKey.equals(leftKey)) {
                    throw new IllegalArgumentException("event " + rightKey.eventId()
                            + " is in both profiles; merge profiles of different events only");
                }
                rows.add(right.get(r));
                greatest = rightKey;
                rightKey = keyAt(right, ++r);
            }
        }
        return new SampleMerge(rows, greatest);
    }

    private static @Nullable SampleKey keyAt(List<Row> rows, int index) {
        return index < rows.size() ? rows.get(index).key() : null;
    }
}
