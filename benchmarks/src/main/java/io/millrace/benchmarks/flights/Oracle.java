package io.millrace.benchmarks.flights;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DuckDB, which says what the features of some departures are: a script over the files, which shares nothing with the engine. */
final class Oracle implements AutoCloseable {

    private final Connection duck;

    /** The files in the tables {@code departures}, {@code arrivals} and {@code planes} of a database in memory, as text. */
    Oracle(FlightFiles files) throws SQLException {
        this.duck = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement load = duck.createStatement()) {
            load.execute("set autoinstall_known_extensions = false");
            load.execute(table("departures", files.departures(), "['']"));
            load.execute(table("arrivals", files.arrivals(), "['']"));
            load.execute(table("planes", files.planes(), "['', 'NA']"));
        }
    }

    private static String table(String name, Path file, String missing) {
        return "create table " + name + " as from read_csv('" + file.toString().replace("'", "''")
                + "', header = true, delim = ',', quote = '\"', all_varchar = true, nullstr = " + missing + ")";
    }

    /** What a script puts into the table {@code expected} for a sample of departures; the same seed gives the same ones. */
    Map<String, Map<String, @Nullable Object>> expected(String script, int sample, long seed) throws SQLException {
        choose(sample, seed);
        try (Statement run = duck.createStatement()) {
            run.execute(script);
            try (ResultSet rows = run.executeQuery("from expected")) {
                return read(rows);
            }
        }
    }

    /** A hash of id and seed orders the departures: it depends on neither the version of DuckDB nor its threads. */
    private void choose(int sample, long seed) throws SQLException {
        try (PreparedStatement choice = duck.prepareStatement("create table sample as select flight_id from departures"
                + " order by md5(concat(flight_id, '/', ?::bigint)) limit ?")) {
            choice.setLong(1, seed);
            choice.setInt(2, sample);
            choice.execute();
        }
    }

    private static Map<String, Map<String, @Nullable Object>> read(ResultSet rows) throws SQLException {
        Map<String, Map<String, @Nullable Object>> found = new HashMap<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int column = 1; column <= columns; column++) {
                row.put(rows.getMetaData().getColumnLabel(column), rows.getObject(column));
            }
            found.put(String.valueOf(row.remove("flight_id")), row);
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
