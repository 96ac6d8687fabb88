package io.millrace.embedded;

import kafka.server.BrokerServer;
import kafka.server.SharedServer;
import org.apache.kafka.metadata.KRaftMetadataCache;

/** Kafka's broker with {@link KnownPartitions} for its metadata. */
final class KnowingBroker extends BrokerServer {

    KnowingBroker(SharedServer shared) {
        super(shared);
    }

    /** Called by the broker while it starts, with the cache that it would use. */
    @Override
    public void metadataCache_$eq(KRaftMetadataCache ignored) {
        super.metadataCache_$eq(new KnownPartitions(
                config().nodeId(), () -> sharedServer().raftManager().client().kraftVersion()));
    }
}
