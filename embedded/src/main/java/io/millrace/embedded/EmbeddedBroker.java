package io.millrace.embedded;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A Kafka broker (KRaft, one node, on 127.0.0.1 only) inside this process. It keeps records of any timestamp until they are
 * deleted, creates no topic by itself, and continues from its folder after a restart, clean or not. It never ends the process:
 * what it cannot recover from is {@link #fault()}. At most one per process is supported.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final int port;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private final FaultRecord faults;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(int port, ControllerServer controller, BrokerServer broker, FaultRecord faults) {
        this.port = port;
        this.controller = controller;
        this.broker = broker;
        this.faults = faults;
    }

    /**
     * Starts a broker and returns when clients can use it.
     *
     * @throws EmbeddedStartException when the port is taken, the folder cannot be used, or the broker fails
     */
    public static EmbeddedBroker start(BrokerConfig config) {
        BrokerStorage storage = new BrokerStorage(config.folder());
        try (Sockets sockets = new Sockets()) {
            int port = sockets.bind(BrokerSettings.CLIENTS, config.port());
            int controllerPort = sockets.bind(BrokerSettings.CONTROLLER, 0);
            storage.format();
            KafkaConfig settings = new KafkaConfig(BrokerSettings.of(storage.logFolder(), port, controllerPort), false);
            Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored =
                    KafkaRaftServer.initializeLogDirs(settings, LOG, "");
            FaultRecord faults = new FaultRecord();
            SharedServer shared = new SharedServer(
                    settings,
                    stored._1(),
                    Time.SYSTEM,
                    new Metrics(),
                    CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(
                            settings.quorumConfig().voters())),
                    QuorumConfig.parseBootstrapServers(settings.quorumConfig().bootstrapServers()),
                    faults,
                    sockets);
            ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), stored._2());
            EmbeddedBroker started = new EmbeddedBroker(port, controller, new KnowingBroker(shared), faults);
            started.startServers(config);
            return started;
        } catch (IOException e) {
            throw new EmbeddedStartException("Kafka broker: cannot close an unused socket", e);
        }
    }

    /** The address for clients, {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return Sockets.HOST + ":" + port;
    }

    /** The first fault that the broker did not recover from, if there was one. The remedy is a restart of the process. */
    public Optional<BrokerFault> fault() {
        return faults.first();
    }

    /** Whether the broker is open and without fault. */
    public boolean isHealthy() {
        return !closed.get() && faults.first().isEmpty();
    }

    /** Stops the broker, then its controller, and waits for both. Its data stays. Does nothing the second time. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        faults.closing();
        stop("broker", broker::shutdown);
        stop("controller", controller::shutdown);
        stop("broker", broker::awaitShutdown);
        stop("controller", controller::awaitShutdown);
        faults.releaseExits();
    }

    private void startServers(BrokerConfig config) {
        faults.catchExits();
        try {
            controller.startup();
            broker.startup();
        } catch (Exception e) { // Scala code throws checked exceptions without saying so
            close();
            throw new EmbeddedStartException(
                    "Kafka broker: did not start on " + bootstrapServers() + " with the data in " + config.folder()
                            + " (" + e.getMessage() + "); is another process using the folder?",
                    e);
        }
    }

    /** One part that fails to stop must not keep the others running. */
    private static void stop(String part, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The {} of the embedded Kafka did not stop cleanly; its data is recovered at the next start",
                    part,
                    e);
        }
    }
}
