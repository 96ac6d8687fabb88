package io.millrace.benchmarks.drift.real;

import io.millrace.drift.detection.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder of the data sets, whose CSV files DuckDB reads. */
final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final Connection duck;

    DataFolder(Path folder) throws SQLException {
        this.folder = folder;
        this.duck = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement load = duck.createStatement()) {
            load.execute("set autoinstall_known_extensions = false");
            load.execute("set TimeZone = 'UTC'");
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Makes a table of a file, in which columns that are named {@code column0} and so on have no header. */
    void table(String name, String file, boolean header) throws SQLException {
        try (Statement load = duck.createStatement()) {
            load.execute("create or replace table " + name
                    + " as select *, row_number() over () - 1 as row_id from read_csv('"
                    + file(file).toString().replace("'", "''") + "', header = " + header
                    + ", delim = ',', nullstr = ['', 'NA'])");
        }
    }

    /** Rows of a query, whose columns are an id, the time in milliseconds, and the watched values. */
    List<Row> rows(String query) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (List<@Nullable Object> found : values(query)) {
            rows.add(Row.ofEvent(
                    String.valueOf(found.get(0)), time(found.get(1)), null, found.subList(2, found.size())));
        }
        return rows;
    }

    /** What a query says. */
    List<List<@Nullable Object>> values(String query) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Statement run = duck.createStatement();
                ResultSet found = run.executeQuery(query)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(found.getObject(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static long time(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("a row has the time " + value + "; expected milliseconds");
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
