package io.millrace.runtime.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineFileTest {

    private static final String CSV = "id,dest\r\n1,IAH\r\n2,MIA\r\n";
    private static final String LINES = "{\"id\":\"1\",\"dest\":\"IAH\"}\n{\"id\":\"2\",\"dest\":\"MIA\"}\n";

    /** Progress is asked for after each row, and after the last one too. */
    @ParameterizedTest
    @ValueSource(strings = {"rows.csv", "rows.jsonl"})
    void bytesRead_toTheEnd_areThoseOfTheFile(String name, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve(name), name.endsWith(".csv") ? CSV : LINES);
        try (LineFile rows = LineFile.open(file)) {
            assertThat(rows.next()).isEqualTo(Map.of("id", "1", "dest", "IAH"));
            assertThat(rows.next()).isEqualTo(Map.of("id", "2", "dest", "MIA"));
            assertThat(rows.bytesRead()).isEqualTo(Files.size(file));
            assertThat(rows.next()).isNull();
            assertThat(rows.bytesRead()).isEqualTo(Files.size(file));
        }
    }
}
