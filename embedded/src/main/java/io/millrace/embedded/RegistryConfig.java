package io.millrace.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an embedded registry is started with.
 *
 * @param program the registry's program
 * @param folder where its log {@code registry.log} is kept, and its schemas when they are stored
 * @param stored whether schemas are kept in the folder ({@code true}) or in memory until the end
 * @param port the port on 127.0.0.1, 0 for any free one
 * @param deleteWithUs a folder for the registry's process to delete when this process dies without closing it
 * @param patience how long the registry may take to start
 */
public record RegistryConfig(
        RegistryProgram program,
        Path folder,
        boolean stored,
        int port,
        Optional<TemporaryFolder> deleteWithUs,
        Duration patience) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Checks the port and the patience. */
    public RegistryConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("registry port " + port + " is not between 0 (any free one) and 65535");
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("registry patience " + patience + " is not positive");
        }
        folder = folder.toAbsolutePath().normalize();
    }

    /** A registry that forgets its schemas at the end, on any free port, with its log in the folder. */
    public static RegistryConfig inMemory(RegistryProgram program, Path folder) {
        return new RegistryConfig(program, folder, false, 0, Optional.empty(), PATIENCE);
    }

    /** A registry that keeps its schemas in the folder, on any free port. */
    public static RegistryConfig stored(RegistryProgram program, Path folder) {
        return new RegistryConfig(program, folder, true, 0, Optional.empty(), PATIENCE);
    }

    /** The same on the given port. */
    public RegistryConfig withPort(int newPort) {
        return new RegistryConfig(program, folder, stored, newPort, deleteWithUs, patience);
    }

    /** The same with a folder to delete when this process dies. */
    public RegistryConfig deletingWithUs(TemporaryFolder temporary) {
        return new RegistryConfig(program, folder, stored, port, Optional.of(temporary), patience);
    }

    /** The same with another time to start in. */
    public RegistryConfig withPatience(Duration newPatience) {
        return new RegistryConfig(program, folder, stored, port, deleteWithUs, newPatience);
    }
}
