package io.millrace.platform.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSamplerTest {

    @TempDir
    private Path folder = Path.of("");

    private String project(String text) throws IOException {
        Path file = folder.resolve("orders.jsonl");
        Files.writeString(file, text);
        return new FileSampler(file).project("orders", null, null, null);
    }

    @Test
    void events_ofAFile_makeAProjectOfTheTopic() throws IOException {
        assertThat(
                        project(
                                "{\"id\": \"a\", \"at\": 1730419200000, \"amount\": 1.5}\n\n{\"id\": \"b\", \"at\": 1730419201000, \"amount\": 2}\n"))
                .contains("topic: \"orders\"", "key: id ", "time: at ", "amount: double", "from 2 events");
    }

    @Test
    void file_thatHoldsNoEvents_isRefused() {
        assertThatThrownBy(() -> project("\n")).hasMessageContaining("orders.jsonl holds no events");
        assertThatThrownBy(() -> project("id,at\na,1\n")).hasMessageContaining("not JSON: id,at");
        assertThatThrownBy(() -> new FileSampler(folder.resolve("none.jsonl")).project("orders", null, null, null))
                .hasMessageContaining("none.jsonl cannot be read");
    }
}
