package io.millrace.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder that this process created and may therefore delete. Only folders of this type are ever deleted by this package.
 *
 * @param path where it is
 */
public record TemporaryFolder(Path path) {

    /** Folders of ours begin with this; {@link RegistryChild} refuses to delete any other. */
    private static final String PREFIX = "millrace-";

    /** Refuses a folder that was not made by {@link #create()}, as far as its name can tell. */
    public TemporaryFolder {
        Path name = path.getFileName();
        if (name == null || !name.toString().startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a temporary folder of Millrace: " + path
                    + " (its name must begin with '" + PREFIX + "'; use TemporaryFolder.create())");
        }
    }

    /**
     * Creates an empty folder in the system's place for temporary files.
     *
     * @throws UncheckedIOException when that place cannot be written to
     */
    public static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory(PREFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot create a temporary folder in " + System.getProperty("java.io.tmpdir")
                            + " (free some space there, or choose another place with -Djava.io.tmpdir=...)",
                    e);
        }
    }

    /**
     * Deletes the folder and all in it; links are removed, not followed. Does nothing when it is already gone.
     *
     * @throws UncheckedIOException when something in it cannot be deleted
     */
    public void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the temporary folder " + path + " (delete it by hand)", e);
        }
    }

    /** Deletes files before the folder that holds them; what another thread deleted meanwhile is no error. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw problem;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
            if (problem != null) {
                throw problem;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
