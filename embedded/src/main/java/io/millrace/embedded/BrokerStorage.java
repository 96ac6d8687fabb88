package io.millrace.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The folder of a broker: {@code cluster.id} and {@code log/}. The id is written first and in one move, so that a process
 * killed while formatting leaves a folder that the next start completes.
 */
final class BrokerStorage {

    private final Path folder;

    BrokerStorage(Path folder) {
        this.folder = folder;
    }

    Path logFolder() {
        return folder.resolve("log");
    }

    /**
     * Makes the folder ready for a broker; leaves what is there as it is.
     *
     * @throws EmbeddedStartException when the folder cannot be written
     */
    void format() {
        try {
            Files.createDirectories(logFolder());
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(clusterId())
                    .setNodeId(BrokerSettings.NODE)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setMetadataLogDirectory(logFolder().toString())
                    .addDirectory(logFolder().toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (EmbeddedStartException e) {
            throw e;
        } catch (Exception e) {
            throw new EmbeddedStartException(
                    "Kafka broker: cannot prepare its data folder " + folder + " (" + e.getMessage()
                            + "); check that it can be written to, or choose another",
                    e);
        }
    }

    private String clusterId() throws IOException {
        Path file = folder.resolve("cluster.id");
        if (Files.exists(file)) {
            String id = Files.readString(file).strip();
            if (id.isEmpty()) {
                throw new EmbeddedStartException("Kafka broker: " + file
                        + " is empty, expected a cluster id; copy cluster.id from log/meta.properties into it");
            }
            return id;
        }
        String id = Uuid.randomUuid().toString();
        Path written = Files.writeString(folder.resolve("cluster.id.new"), id + "\n");
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return id;
    }
}
