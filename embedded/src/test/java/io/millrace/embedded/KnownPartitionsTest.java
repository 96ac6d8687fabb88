package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.metadata.RegisterBrokerRecord;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.MetadataProvenance;
import org.apache.kafka.server.common.KRaftVersion;
import org.junit.jupiter.api.Test;

final class KnownPartitionsTest {

    private static final ListenerName LISTENER = new ListenerName("CLIENTS");

    private final KnownPartitions cache = new KnownPartitions(1, () -> KRaftVersion.KRAFT_VERSION_0);

    KnownPartitionsTest() {
        MetadataDelta delta =
                new MetadataDelta.Builder().setImage(MetadataImage.EMPTY).build();
        RegisterBrokerRecord broker = new RegisterBrokerRecord().setBrokerId(1);
        broker.endPoints()
                .add(new RegisterBrokerRecord.BrokerEndpoint()
                        .setName(LISTENER.value())
                        .setHost("127.0.0.1")
                        .setPort(9092));
        delta.replay(broker);
        Uuid topic = Uuid.randomUuid();
        delta.replay(new TopicRecord().setName("edits").setTopicId(topic));
        delta.replay(partition(topic, 0, 1));
        delta.replay(partition(topic, 1, -1));
        cache.setImage(delta.apply(MetadataProvenance.EMPTY));
    }

    @Test
    void leader_ofAPartitionThatHasOne_isItsAddress() {
        assertThat(cache.getPartitionLeaderEndpoint("edits", 0, LISTENER))
                .map(Node::idString)
                .contains("1");
    }

    @Test
    void leader_ofAPartitionThatWaitsForOne_isNoNode() {
        assertThat(cache.getPartitionLeaderEndpoint("edits", 1, LISTENER)).contains(Node.noNode());
    }

    @Test
    void leader_ofNoPartition_isEmpty() {
        assertThat(cache.getPartitionLeaderEndpoint("edits", 2, LISTENER)).isEmpty();
        assertThat(cache.getPartitionLeaderEndpoint("verdicts", 0, LISTENER)).isEmpty();
    }

    private static PartitionRecord partition(Uuid topic, int number, int leader) {
        return new PartitionRecord()
                .setTopicId(topic)
                .setPartitionId(number)
                .setLeader(leader)
                .setLeaderEpoch(1)
                .setPartitionEpoch(1)
                .setReplicas(List.of(1))
                .setIsr(List.of(1));
    }
}
