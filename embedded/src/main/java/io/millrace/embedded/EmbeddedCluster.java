package io.millrace.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An embedded broker and an embedded registry, started side by side. A temporary folder is deleted on closing, and by the
 * registry's process when this one is killed. {@link #close()} may be called from a shutdown hook and from the main thread:
 * one of them closes, the other waits.
 */
public final class EmbeddedCluster implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final Path folder;
    private final Optional<TemporaryFolder> temporary;
    private boolean closed;

    private EmbeddedCluster(
            EmbeddedBroker broker, EmbeddedRegistry registry, Path folder, Optional<TemporaryFolder> temporary) {
        this.broker = broker;
        this.registry = registry;
        this.folder = folder;
        this.temporary = temporary;
    }

    /**
     * Starts both and returns when both can be used; when one fails, the other is stopped again.
     *
     * @throws EmbeddedStartException when one of them does not start
     */
    public static EmbeddedCluster start(ClusterConfig config) {
        Optional<TemporaryFolder> temporary =
                config.folder().isPresent() ? Optional.empty() : Optional.of(TemporaryFolder.create());
        Path folder =
                config.folder().or(() -> temporary.map(TemporaryFolder::path)).orElseThrow();
        CompletableFuture<EmbeddedRegistry> registry = CompletableFuture.supplyAsync(
                () -> EmbeddedRegistry.start(registryConfig(config, folder, temporary)),
                start -> daemon(start).start());
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(
                    BrokerConfig.in(folder.resolve("broker")).withPort(config.brokerPort()));
            return new EmbeddedCluster(broker, joined(registry, broker), folder, temporary);
        } catch (RuntimeException e) {
            registry.handle((started, failure) -> Optional.ofNullable(started))
                    .join()
                    .ifPresent(EmbeddedRegistry::close);
            temporary.ifPresent(TemporaryFolder::delete);
            throw e;
        }
    }

    /** The broker. */
    public EmbeddedBroker broker() {
        return broker;
    }

    /** The registry. */
    public EmbeddedRegistry registry() {
        return registry;
    }

    /** Where both keep their data and the registry its log; other state that shares their fate may be kept here too. */
    public Path folder() {
        return folder;
    }

    /** Whether both are running and without fault. */
    public boolean isHealthy() {
        return broker.isHealthy() && registry.isHealthy();
    }

    /** Stops the registry, then the broker, then deletes the folder if it is temporary. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        registry.close();
        broker.close();
        temporary.ifPresent(TemporaryFolder::delete);
    }

    private static RegistryConfig registryConfig(
            ClusterConfig config, Path folder, Optional<TemporaryFolder> temporary) {
        Path home = folder.resolve("registry");
        return temporary
                .map(ours -> RegistryConfig.inMemory(config.registry(), home).deletingWithUs(ours))
                .orElseGet(() -> RegistryConfig.stored(config.registry(), home))
                .withPort(config.registryPort());
    }

    private static EmbeddedRegistry joined(CompletableFuture<EmbeddedRegistry> registry, EmbeddedBroker broker) {
        try {
            return registry.join();
        } catch (CompletionException e) {
            broker.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Thread daemon(Runnable start) {
        Thread thread = new Thread(start, "registry-start");
        thread.setDaemon(true);
        return thread;
    }
}
