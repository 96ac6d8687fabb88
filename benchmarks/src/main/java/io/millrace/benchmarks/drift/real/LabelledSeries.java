package io.millrace.benchmarks.drift.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.WatchedFeature;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One series of numbers of the Numenta Anomaly Benchmark, and where people say that something was wrong.
 *
 * @param file folder and name
 */
record LabelledSeries(String file, List<Row> rows, List<Label> labels) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    LabelledSeries {
        rows = List.copyOf(rows);
        labels = List.copyOf(labels);
    }

    /** A stretch of time, both ends inclusive. */
    record Label(long from, long to) {

        boolean meets(Episode one) {
            return one.from() <= to && one.known() > from;
        }
    }

    /** All series of some folders that have labels, or of which it is known that nothing is wrong. */
    static List<LabelledSeries> read(DataFolder data, List<String> folders) throws IOException, SQLException {
        List<LabelledSeries> found = new ArrayList<>();
        JsonNode all =
                JSON.readTree(data.file("nab/labels/combined_windows.json").toFile());
        for (Map.Entry<String, JsonNode> one : all.properties()) {
            if (folders.stream().anyMatch(folder -> one.getKey().startsWith(folder + "/"))) {
                List<Label> labels = new ArrayList<>();
                one.getValue()
                        .forEach(window -> labels.add(new Label(
                                time(window.get(0).textValue()),
                                time(window.get(1).textValue()))));
                data.table("series", "nab/data/" + one.getKey(), true);
                List<Row> rows = data.rows("select row_id, epoch_ms(timestamp::timestamp), value::double from series");
                found.add(new LabelledSeries(one.getKey(), rows, labels));
            }
        }
        return found;
    }

    private static long time(String text) {
        return Instant.parse(text.replace(' ', 'T') + "Z").toEpochMilli();
    }

    WindowedRows windows(Duration window) {
        return WindowedRows.of(List.of(WatchedFeature.numeric("value")), window, rows);
    }

    /** Six hours where a row comes every five minutes, 72 rows; a day where they are rarer. */
    Duration window() {
        long step = (rows.get(rows.size() - 1).time() - rows.get(0).time()) / rows.size();
        return step <= Duration.ofMinutes(6).toMillis() ? Duration.ofHours(6) : Duration.ofDays(1);
    }
}
