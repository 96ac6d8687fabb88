package io.millrace.benchmarks.drift.real;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines of text cells, each column as wide as its widest cell. */
final class TextTable {

    private final List<List<String>> lines = new ArrayList<>();

    TextTable(String... heads) {
        lines.add(List.of(heads));
    }

    void add(Object... cells) {
        List<String> line = new ArrayList<>();
        for (Object cell : cells) {
            line.add(String.valueOf(cell));
        }
        lines.add(line);
    }

    /** Prints all lines, and an empty one after them. */
    void print(PrintWriter out) {
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                text.append(line.get(column))
                        .append(" ".repeat(width(column) - line.get(column).length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
        out.println();
        out.flush();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
