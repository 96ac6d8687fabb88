package io.millrace.platform.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Source;
import io.millrace.schemas.serde.AvroSerdes;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Rows as Avro, by a schema that is somebody else's. */
final class SourceRecordsTest {

    private static final String SCHEMA = """
            {"type": "record", "name": "Order", "fields": [
              {"name": "id", "type": "string"},
              {"name": "time", "type": "long"},
              {"name": "amount", "type": "double"},
              {"name": "currency", "type": "string", "default": "EUR"},
              {"name": "note", "type": ["null", "string"]}]}
            """;

    private final AvroSerdes serdes = new AvroSerdes("mock://rows");
    private final SourceRecords records = new SourceRecords(
            serdes,
            new Source(
                    "orders",
                    "orders",
                    Source.Format.AVRO,
                    "id",
                    "time",
                    Duration.ZERO,
                    Source.LateEvents.COUNT,
                    Duration.ZERO,
                    Duration.ZERO,
                    Map.of("id", FieldType.STRING, "time", FieldType.INT, "amount", FieldType.DOUBLE),
                    SCHEMA,
                    Map.of()));

    @Test
    void row_withoutWhatTheSchemaKnows_takesItsDefault() {
        byte[] value =
                records.of(Map.of("id", "1", "time", 5L, "amount", 2L), "row 1").value();
        GenericRecord read = serdes.generic().deserializer().deserialize("orders", value);
        assertThat(read.get("currency")).hasToString("EUR");
        assertThat(read.get("note")).isNull();
        assertThat(read.get("amount")).isEqualTo(2.0);
    }

    @Test
    void row_thatDoesNotFit_isNamedWithTheField() {
        assertThatThrownBy(() -> records.of(Map.of("id", "1", "time", 5L), "row 3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 3: 'amount' is missing, and the schema has no default for it");
        assertThatThrownBy(() -> records.of(Map.of("id", "1", "time", true, "amount", 1.5), "row 4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 4: it does not fit the schema: ")
                .hasMessageContaining("time");
    }
}
