package io.millrace.embedded;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.apache.kafka.server.common.KRaftVersion;

/**
 * Tells a partition that has no leader from one that does not exist, which Kafka 4.3.1 does not (KAFKA-20734).
 *
 * <p>It matters after a kill: the transaction coordinator of the new start takes a partition that waits for its leader for a
 * deleted one, and reports a decided transaction as complete without writing its markers. Readers of committed records
 * then wait at that transaction for ever.
 */
final class KnownPartitions extends KRaftMetadataCache {

    KnownPartitions(int node, Supplier<KRaftVersion> version) {
        super(node, version);
    }

    /** The leader's address; {@link Node#noNode()} while the partition has none; empty only when there is no such partition. */
    @Override
    public Optional<Node> getPartitionLeaderEndpoint(String topic, int partition, ListenerName listener) {
        Optional<Node> leader = super.getPartitionLeaderEndpoint(topic, partition, listener);
        return leader.isEmpty() && getLeaderAndIsr(topic, partition).isPresent() ? Optional.of(Node.noNode()) : leader;
    }
}
