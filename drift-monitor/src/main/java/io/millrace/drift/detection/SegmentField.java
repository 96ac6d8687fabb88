package io.millrace.drift.detection;

import java.util.List;

/**
 * A field that divides the rows, kept with each row behind its watched values.
 *
 * @param name of the field
 * @param watched values whose rows are watched by themselves too; all values are looked at when it is asked where a change comes from
 */
public record SegmentField(String name, List<String> watched) {

    public SegmentField {
        watched = List.copyOf(watched);
    }
}
