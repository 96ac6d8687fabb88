package io.millrace.platform.init;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a project file from a file of events, one JSON object on each line, for a topic that is still to be. */
public final class FileSampler {

    private static final int EVENTS = 500;

    private final Path file;

    /** A sampler of one file. */
    public FileSampler(Path file) {
        this.file = file;
    }

    /**
     * A project file.
     *
     * @param topic that will hold the events
     * @param key field that identifies an event; null to guess it
     * @param time field that says when an event was; null to guess it
     * @param entity field that says what an event is about; null to guess it
     * @throws IllegalArgumentException when the file holds nothing that a project can be made of; says what to do
     */
    public String project(String topic, @Nullable String key, @Nullable String time, @Nullable String entity) {
        List<byte[]> events = beginning();
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " holds no events. It needs some lines with a JSON object on each.");
        }
        return ProjectSketch.of(topic, EventSample.of(events), key, time, entity)
                .yaml();
    }

    private List<byte[]> beginning() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .limit(EVENTS)
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }
}
