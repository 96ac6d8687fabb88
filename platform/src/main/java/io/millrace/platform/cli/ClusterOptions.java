package io.millrace.platform.cli;

import io.millrace.runtime.streams.Cluster;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name a Kafka cluster and a schema registry. */
final class ClusterOptions {

    @Option(
            names = "--bootstrap-servers",
            required = true,
            defaultValue = "${env:MILLRACE_BOOTSTRAP_SERVERS:-localhost:9092}",
            paramLabel = "HOST:PORT",
            description = "Kafka (default: $MILLRACE_BOOTSTRAP_SERVERS, or localhost:9092).")
    private String bootstrapServers = "";

    @Option(
            names = "--schema-registry",
            required = true,
            defaultValue = "${env:MILLRACE_SCHEMA_REGISTRY:-http://localhost:8081}",
            paramLabel = "URL",
            description =
                    "Confluent-compatible schema registry (default: $MILLRACE_SCHEMA_REGISTRY, or http://localhost:8081).")
    private String registry = "";

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Properties that every Kafka client gets, such as security.protocol and sasl.jaas.config.")
    private @Nullable Path config;

    Cluster cluster() {
        return new Cluster(bootstrapServers, registry, security());
    }

    private Map<String, String> security() {
        Path file = config;
        if (file == null) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the Kafka client settings cannot be read. Give --kafka-config a file of properties; this was "
                            + file,
                    e);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name, "")));
        return settings;
    }
}
