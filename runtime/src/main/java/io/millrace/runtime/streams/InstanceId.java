package io.millrace.runtime.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Name of a process that stays the same over restarts, because it is kept with its state. As a static member of its groups
 * a process that was killed gets its work back at once; a new name would have to wait until the old one is given up.
 */
final class InstanceId {

    private static final String FILE = "instance-id";

    private InstanceId() {}

    /** The id kept in a state folder; a new one the first time. */
    static String in(Path stateDir) {
        Path file = stateDir.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(stateDir);
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the state folder " + stateDir + " cannot be used", e);
        }
    }
}
