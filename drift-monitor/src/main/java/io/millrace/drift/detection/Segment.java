package io.millrace.drift.detection;

/**
 * The rows that have one value of a field.
 *
 * @param position of the field among the values of a row
 */
public record Segment(String field, int position, String value) {

    /** The value as rows keep it. */
    public Segment {
        value = ShortText.of(value);
    }

    boolean has(Row row) {
        return value.equals(row.values().get(position));
    }

    /** As it is written: {@code field=value}. */
    @Override
    public String toString() {
        return field + "=" + value;
    }
}
