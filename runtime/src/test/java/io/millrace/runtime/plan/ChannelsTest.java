package io.millrace.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.ProjectText;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private static Channels channels;

    @BeforeAll
    static void readMarket() throws InvalidProjectException {
        channels = new Channels(new Plan(ProjectText.market().read()), Map.of("orders", 3, "visits", 1, "verdicts", 2));
    }

    @Test
    void intoStation_first_isFedByEveryPartitionOfTheSource() {
        assertThat(channels.intoStation("item"))
                .containsExactlyInAnyOrder("ingest.orders/0", "ingest.orders/1", "ingest.orders/2");
    }

    @Test
    void intoStation_later_isFedByTheStationBeforeAndByOtherSources() {
        assertThat(channels.intoStation("user"))
                .containsExactlyInAnyOrder("station.item/0", "station.item/1", "ingest.visits/0");
    }

    @Test
    void intoVectors_isTheLastStop() {
        assertThat(channels.intoVectors("orders")).containsExactlyInAnyOrder("station.user/0", "station.user/1");
        assertThat(channels.intoVectors("verdicts"))
                .containsExactlyInAnyOrder("ingest.verdicts/0", "ingest.verdicts/1");
        assertThat(channels.fromVectors("orders")).containsExactlyInAnyOrder("vectors.orders/0", "vectors.orders/1");
    }

    @Test
    void intoVectors_sourceOfUnknownPartitions_isRefused() {
        assertThatThrownBy(() -> channels.intoVectors("unused"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("partitions of source 'unused' are not known");
    }
}
