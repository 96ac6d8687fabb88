package io.millrace.features.query;

import io.millrace.runtime.streams.Recent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** Who holds one partition of a station, as the group has last agreed. */
final class Holders {

    private static final Duration LONGEST = Duration.ofMillis(100);

    private final HostInfo self;
    private final Recent<KeyQueryMetadata> owner;

    Holders(KafkaStreams station, int partition, HostInfo self) {
        this.self = self;
        this.owner = new Recent<>(LONGEST, () -> find(station, partition));
    }

    private static KeyQueryMetadata find(KafkaStreams station, int partition) {
        try {
            KeyQueryMetadata found = station.queryMetadataForKey(
                    Layouts.HOT_STORE, "", (topic, key, value, partitions) -> Optional.of(Set.of(partition)));
            return found == null ? KeyQueryMetadata.NOT_AVAILABLE : found;
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw UnavailableException.moving();
        }
    }

    /**
     * Who can be asked, best first.
     *
     * @throws UnavailableException when nobody can
     */
    List<HostInfo> bestFirst(FreshnessBound bound) {
        KeyQueryMetadata found = owner.get();
        List<HostInfo> holders = new ArrayList<>();
        if (!found.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            if (!found.activeHost().equals(HostInfo.unavailable())) {
                holders.add(found.activeHost());
            }
            if (bound.allowsStandby()) {
                if (found.standbyHosts().contains(self)) {
                    holders.add(self);
                }
                found.standbyHosts().stream().filter(host -> !host.equals(self)).forEach(holders::add);
            }
        }
        if (holders.isEmpty()) {
            owner.forget();
            throw UnavailableException.moving();
        }
        return holders;
    }

    /** One of them could not be read: who holds it is to be asked again. */
    void doubt() {
        owner.forget();
    }
}
