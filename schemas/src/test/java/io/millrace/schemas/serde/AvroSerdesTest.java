package io.millrace.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

final class AvroSerdesTest {

    private final AvroSerdes serdes = new AvroSerdes("mock://avro-serdes-test");

    private static Flow flow() {
        return new Flow(new EventInFlight(
                "edits", "17", 1_000L, new Origin("wiki.edits", 2, 5L), Map.of("added", 3L), Map.of()));
    }

    @Test
    void specific_roundTrip_givesAnEqualRecord() {
        Serde<Flow> serde = serdes.of(Flow.class);
        byte[] bytes = serde.serializer().serialize("t", flow());
        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(flow());
    }

    @Test
    void specific_bytes_areConfluentsWireFormat() {
        byte[] bytes = serdes.of(Flow.class).serializer().serialize("golden", flow());
        String hex = HexFormat.of().formatHex(bytes);
        assertThat(hex.substring(0, 2)).as("magic byte").isEqualTo("00");
        assertThat(hex.substring(10))
                .isEqualTo("00" + "0a6564697473" + "043137" + "d00f" + "1477696b692e6564697473" + "04" + "0a" + "02"
                        + "0a6164646564" + "04" + "06" + "00" + "00");
    }

    @Test
    void generic_readsWhatSpecificWrote() {
        byte[] bytes = serdes.of(Flow.class).serializer().serialize("g", flow());
        GenericRecord record = serdes.generic().deserializer().deserialize("g", bytes);
        assertThat(((GenericRecord) record.get("body")).get("id")).hasToString("17");
    }

    @Test
    void null_isATombstone() {
        Serde<Flow> serde = serdes.of(Flow.class);
        assertThat(serde.serializer().serialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", null)).isNull();
    }
}
