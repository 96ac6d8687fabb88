package io.millrace.benchmarks.drift.stream;

import java.util.List;

/** Rows of one or several features. */
public record Batch(List<Column> columns) {

    /** Copies the list. */
    public Batch {
        columns = List.copyOf(columns);
    }

    /** Rows of one feature. */
    public static Batch of(Column column) {
        return new Batch(List.of(column));
    }

    /** Number of rows. */
    public int rows() {
        return columns.get(0).rows();
    }

    /** The rows from one to before another. */
    public Batch rows(int from, int to) {
        return new Batch(columns.stream().map(column -> column.rows(from, to)).toList());
    }
}
