package io.millrace.benchmarks.reads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a load of requests saw, sent by wrk: as many at a time as it has connections.
 *
 * @param requests answered, per second
 * @param errors requests that failed, or were answered with anything but 200
 * @param p50 median time of a request, milliseconds
 */
record Load(double requests, long errors, double p50, double p99, double max) {

    private static final String SCRIPT = "load.lua";
    private static final int PAUSE_MS = 3;

    /** Requests for so many random entities each, as fast as they are answered. */
    static Load full(URI url, int users, int entities, int connections, int seconds)
            throws IOException, InterruptedException {
        return of(url, users, entities, connections, seconds, 0);
    }

    /** The same with a pause between an answer and the next request, so that both sides are asked about as often. */
    static Load paced(URI url, int users, int entities, int connections, int seconds)
            throws IOException, InterruptedException {
        return of(url, users, entities, connections, seconds, PAUSE_MS);
    }

    private static Load of(URI url, int users, int entities, int connections, int seconds, int pause)
            throws IOException, InterruptedException {
        Path script = Files.createTempFile("load", ".lua");
        try {
            Files.write(script, script(users, entities, pause));
            Process wrk = new ProcessBuilder(List.of(
                            "wrk",
                            "-t1",
                            "-c" + connections,
                            "-d" + seconds + "s",
                            "--timeout",
                            "10s",
                            "-s",
                            script.toString(),
                            url.resolve("/v1/features").toString()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (wrk.waitFor() != 0) {
                throw new IllegalStateException("wrk fails: " + said);
            }
            return parse(said.substring(said.lastIndexOf("{\"requests\"")));
        } catch (IOException e) {
            throw new IOException("wrk cannot be started; it is a package of Debian: apt-get install wrk", e);
        } finally {
            Files.delete(script);
        }
    }

    private static byte[] script(int users, int entities, int pause) throws IOException {
        try (InputStream file = Objects.requireNonNull(Load.class.getResourceAsStream(SCRIPT))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("$USERS", String.valueOf(users))
                    .replace("$ENTITIES", String.valueOf(entities))
                    .replace("$PAUSE", String.valueOf(pause))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Load parse(String json) throws IOException {
        JsonNode said = new ObjectMapper().readTree(json);
        return new Load(
                said.path("requests").asDouble() / said.path("seconds").asDouble(),
                said.path("errors").asLong(),
                said.path("p50").asDouble() / 1e3,
                said.path("p99").asDouble() / 1e3,
                said.path("max").asDouble() / 1e3);
    }
}
