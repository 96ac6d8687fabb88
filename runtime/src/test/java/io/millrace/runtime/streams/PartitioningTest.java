package io.millrace.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import io.millrace.schemas.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

class PartitioningTest {

    @Property
    void of_anyKey_isWhereKafkasProducerPutsIt(
            @ForAll String key, @ForAll @IntRange(min = 1, max = 1000) int partitions) {
        assertThat(Partitioning.of(key, partitions))
                .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions));
    }

    @Example
    void of_golden() {
        assertThat(Partitioning.of("ann", 12)).isEqualTo(2);
        assertThat(Partitioning.of("Zoë", 12)).isEqualTo(10);
    }

    @Example
    void flows_eventsGoToOne_watermarksToAll() {
        EventInFlight event = new EventInFlight("s", "id", 1L, new Origin("t", 0, 0L), Map.of(), Map.of());

        assertThat(Partitioning.flows()
                        .partitions("t", "ann", new Flow(event), 12)
                        .orElseThrow())
                .containsExactly(2);
        assertThat(Partitioning.flows()
                        .partitions("t", "", new Flow(new Progress("c/0", 1L, 1L, false, Map.of())), 3)
                        .orElseThrow())
                .containsExactlyInAnyOrder(0, 1, 2);
    }
}
