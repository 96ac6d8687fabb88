package io.millrace.runtime.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rocksdb.NativeLibraryLoader;

/**
 * RocksDB's native library, unpacked into the state folder rather than the system's place for temporary files: there each
 * process that is killed would leave 14 MB behind.
 */
final class RocksLibrary {

    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private RocksLibrary() {}

    /** Loads the library from a folder; only the first call of a process does anything. */
    static void load(Path stateDir) {
        if (!LOADED.compareAndSet(false, true)) {
            return;
        }
        try {
            Files.createDirectories(stateDir);
            NativeLibraryLoader.getInstance().loadLibrary(stateDir.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("RocksDB's library cannot be unpacked into " + stateDir, e);
        }
    }
}
