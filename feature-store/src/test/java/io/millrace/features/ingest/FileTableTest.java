package io.millrace.features.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Lookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTableTest {

    private final Path folder;

    FileTableTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private FileTable read(@Nullable String time, List<String> key, String csv) throws IOException {
        Path path = Files.writeString(folder.resolve("table.csv"), csv);
        Lookup.CsvFile file = new Lookup.CsvFile(path, "NA");
        Map<String, FieldType> fields = Map.of(
                "port",
                FieldType.STRING,
                "from",
                FieldType.TIMESTAMP,
                "wind",
                FieldType.DOUBLE,
                "open",
                FieldType.BOOLEAN);
        return FileTable.read(new Lookup("weather", file, key, time, fields), file);
    }

    @Test
    void row_withATime_isTheNewestThatIsNotAfter() throws IOException {
        FileTable table = read("from", List.of("port"), """
                wind,port,from,open,other
                2.5,JFK,2013-01-01T02:00:00+01:00,true,x
                1.5,JFK,2013-01-01T00:00:00Z,1,y
                9,LGA,1356998400000,NA,
                """);
        long midnight = 1_356_998_400_000L;

        assertThat(table.row("JFK", midnight - 1)).isNull();
        assertThat(table.row("JFK", midnight)).containsEntry("wind", 1.5).containsEntry("open", true);
        assertThat(table.row("JFK", midnight + 3_599_999)).containsEntry("wind", 1.5);
        assertThat(table.row("JFK", Long.MAX_VALUE))
                .containsEntry("wind", 2.5)
                .containsEntry("from", midnight + 3_600_000);
        assertThat(table.row("LGA", midnight)).isEqualTo(Map.of("wind", 9.0, "from", midnight));
        assertThat(table.row("EWR", midnight)).isNull();
    }

    @Test
    void row_withoutATime_holdsAlways_andTheLaterInTheFileWins() throws IOException {
        FileTable table = read(null, List.of("port", "open"), """
                port,from,wind,open
                JFK,,1,true
                JFK,,2,true
                A|B,,3,false
                """);

        assertThat(table.row("JFK|true", Long.MIN_VALUE)).isEqualTo(Map.of("wind", 2.0));
        assertThat(table.row("A\\|B|false", 0)).isEqualTo(Map.of("wind", 3.0));
    }

    @Test
    void read_wrongFiles_saysWhereAndWhat() {
        assertRefused("port,from,wind\nJFK,,1\n", "line 2: there is no column 'open'; the file has [port, from, wind]");
        assertRefused(
                "port,from,wind,open\nJFK,,1,true\nLGA,,N/A,true\n", "line 3: 'wind' is 'N/A', expected a double");
        assertRefused("port,from,wind,open\n,,1,true\n", "line 2: the row has no port, the key of lookup 'weather'");
    }

    private void assertRefused(String csv, String message) {
        assertThatThrownBy(() -> read(null, List.of("port"), csv))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("table.csv: " + message);
    }
}
