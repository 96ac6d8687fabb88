package io.millrace.runtime.streams;

import io.millrace.schemas.serde.AvroSerdes;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * The Kafka cluster and schema registry that a process works with.
 *
 * @param bootstrapServers Kafka's bootstrap servers
 * @param registryUrl base address of a Confluent-compatible schema registry
 * @param security client settings that every Kafka client gets, such as SASL and TLS
 */
public record Cluster(String bootstrapServers, String registryUrl, Map<String, String> security) {

    private static final int PATIENCE_MS = 15_000;

    public Cluster {
        security = Map.copyOf(security);
    }

    /** Settings that every Kafka client of this process starts from. */
    public Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(security);
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    /** An admin client that gives up soon when nobody answers. */
    public Admin admin() {
        Map<String, Object> settings = clientSettings();
        settings.put("request.timeout.ms", PATIENCE_MS);
        settings.put("default.api.timeout.ms", PATIENCE_MS);
        return Admin.create(settings);
    }

    /** Serdes against the registry. */
    public AvroSerdes serdes() {
        return new AvroSerdes(registryUrl);
    }
}
