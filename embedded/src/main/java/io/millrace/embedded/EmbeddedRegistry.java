package io.millrace.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A schema registry with Confluent's HTTP interface, on 127.0.0.1 only, in a process of its own that ends with this one
 * however this one ends. It is Apicurio Registry: right for schemas and ids; some error codes differ from Confluent's.
 */
public final class EmbeddedRegistry implements AutoCloseable {

    private static final int MOST_ATTEMPTS = 3;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final String url;
    private final RegistryProcess process;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedRegistry(String url, RegistryProcess process) {
        this.url = url;
        this.process = process;
    }

    /**
     * Starts a registry and returns when it answers. A new one is set to the compatibility BACKWARD, as Confluent's is;
     * a stored one keeps what it was set to.
     *
     * @throws EmbeddedStartException when the port is taken, the process ends, or it takes too long; the message holds the
     *     end of its log
     */
    public static EmbeddedRegistry start(RegistryConfig config) {
        boolean fresh = !config.stored() || !Files.exists(config.folder().resolve("schemas.mv.db"));
        for (int attempt = 1; ; attempt++) {
            try {
                return start(config, fresh, Sockets.free("schema registry", config.port()));
            } catch (EmbeddedStartException e) {
                // a port that was free can be taken by somebody else before the registry listens on it
                boolean taken = String.valueOf(e.getMessage()).contains("in use by another process");
                if (!taken || config.port() != 0 || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static EmbeddedRegistry start(RegistryConfig config, boolean fresh, int port) {
        String url = "http://" + Sockets.HOST + ":" + port + "/apis/ccompat/v7";
        EmbeddedRegistry registry = new EmbeddedRegistry(url, RegistryProcess.start(config, port));
        try {
            HttpClient client =
                    HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build();
            registry.awaitReady(client, config.patience());
            if (fresh) {
                registry.setBackward(client);
            }
            return registry;
        } catch (InterruptedException e) {
            registry.close();
            Thread.currentThread().interrupt();
            throw new EmbeddedStartException("schema registry: interrupted while starting", e);
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    /** The base address for clients: {@code http://127.0.0.1:PORT/apis/ccompat/v7}. */
    public String url() {
        return url;
    }

    /** Whether the registry's process is running. */
    public boolean isHealthy() {
        return process.isAlive();
    }

    /** The number of the registry's operating-system process. */
    public long pid() {
        return process.pid();
    }

    /** Stops the registry's process and waits until it has ended. Does nothing the second time. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            process.close();
        }
    }

    private void awaitReady(HttpClient client, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        HttpRequest probe = request("/subjects").GET().build();
        while (!answers(client, probe)) {
            if (!process.isAlive()) {
                throw new EmbeddedStartException("schema registry: its process " + process.evidence());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new EmbeddedStartException("schema registry: no answer at " + url + " within "
                        + patience.toSeconds() + " s, its process is " + process.evidence());
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private static boolean answers(HttpClient client, HttpRequest probe) throws InterruptedException {
        try {
            return client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet: what is being waited for
        }
    }

    private void setBackward(HttpClient client) throws InterruptedException {
        HttpRequest request = request("/config")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new EmbeddedStartException("schema registry: PUT " + url + "/config answered "
                        + response.statusCode() + ", expected 200: " + response.body());
            }
        } catch (IOException e) {
            throw new EmbeddedStartException(
                    "schema registry: cannot set the compatibility at " + url + "/config; its process is "
                            + process.evidence(),
                    e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(REQUEST_TIMEOUT);
    }
}
