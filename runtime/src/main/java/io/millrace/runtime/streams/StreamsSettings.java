package io.millrace.runtime.streams;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Settings that every Streams application of a process shares.
 *
 * @param stateDir folder of the stores; one process at a time
 * @param applicationServer {@code host:port} at which this process answers queries of others
 * @param deadLetters topic for records that a step cannot read
 */
public record StreamsSettings(
        Cluster cluster, Path stateDir, String applicationServer, Processing processing, String deadLetters) {

    /** Of the heap, for each application that has stores with a cache. */
    private static final long CACHE_BYTES = 64L << 20;

    /** Without transactions, whose commits send what waits, it would wait for 100 ms. */
    private static final int LINGER_MS = 5;

    /** The shortest that there is: a process that has caught up with the work meant for it does not wait long for it. */
    private static final int PROBING_MS = 60_000;

    private static final int SESSION_TIMEOUT_MS = 10_000;
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;

    /** Kafka Streams properties of an application that may be more patient than others. */
    public Properties of(Pipeline pipeline) {
        Properties settings = of(pipeline.applicationId());
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                Math.max(
                        processing.commitInterval().toMillis(),
                        pipeline.patience().toMillis()));
        return settings;
    }

    /** Kafka Streams properties of one application. */
    public Properties of(String applicationId) {
        Properties settings = new Properties();
        settings.putAll(cluster.clientSettings());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.CLIENT_ID_CONFIG, ClientName.of(applicationId, applicationServer));
        settings.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                processing.guarantee() == Processing.Guarantee.EXACTLY_ONCE
                        ? StreamsConfig.EXACTLY_ONCE_V2
                        : StreamsConfig.AT_LEAST_ONCE);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                processing.commitInterval().toMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, processing.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, processing.standbys());
        settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_MS);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, applicationServer);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, Faults.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, Faults.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        if (processing.guarantee() == Processing.Guarantee.AT_LEAST_ONCE) {
            settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
        }
        settings.put(Faults.TOPIC, deadLetters);
        settings.put(Faults.REGISTRY, cluster.registryUrl());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                applicationId + "-" + InstanceId.in(stateDir));
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), SESSION_TIMEOUT_MS / 4);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        return settings;
    }
}
