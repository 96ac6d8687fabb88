package io.millrace.benchmarks.drift;

import java.util.ArrayList;
import java.util.List;

/** A table for people: names on the left, cells to the right, each column as wide as it has to be. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String corner, List<String> columns) {
        row(corner, columns);
    }

    void row(String name, List<String> cells) {
        List<String> row = new ArrayList<>();
        row.add(name);
        row.addAll(cells);
        rows.add(row);
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(row.get(0)).append(" ".repeat(widths[0] - row.get(0).length()));
            for (int i = 1; i < columns; i++) {
                text.append("  ")
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(row.get(i));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }
}
