package io.millrace.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The main class of the registry's process: runs the registry's own main class, and ends the process when the one that
 * started it is gone. The sign is the end of standard input, a pipe whose other end the parent holds: the operating system
 * closes it however the parent ends, {@code kill -9} included. Uses the JDK alone, as nothing else of ours is on this class
 * path.
 */
public final class RegistryChild {

    /** What the parent writes before it closes the pipe on purpose: it deletes its folder itself, when all have left it. */
    static final int ORDERLY = 'o';

    private static final int DELETION_ATTEMPTS = 20;

    private RegistryChild() {}

    /**
     * Runs the registry.
     *
     * @param args the runner jar, then optionally a temporary folder to delete when the parent is gone
     */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        if (args.length < 1 || args.length > 2) {
            throw new IllegalArgumentException(
                    "expected the runner jar and at most one temporary folder, got " + args.length + " arguments");
        }
        TemporaryFolder temporary = args.length == 2 ? new TemporaryFolder(Path.of(args[1])) : null;
        Thread watch = new Thread(() -> endWithParent(temporary), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(mainClass(args[0])).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    /** Halts rather than exits: nobody waits for a clean end, and what the registry answered for is on the disk. */
    private static void endWithParent(@Nullable TemporaryFolder temporary) {
        boolean orderly = awaitEnd(System.in);
        for (int attempt = 1; !orderly && temporary != null && attempt <= DELETION_ATTEMPTS; attempt++) {
            try {
                temporary.delete();
            } catch (UncheckedIOException e) {
                // the registry is still running and may have written a file meanwhile: again
                System.err.println(e.getMessage());
            }
        }
        Runtime.getRuntime().halt(0);
    }

    /** Returns when the pipe has ended; whether the parent said {@link #ORDERLY} before. */
    private static boolean awaitEnd(InputStream pipe) {
        boolean orderly = false;
        try {
            for (int said = pipe.read(); said != -1; said = pipe.read()) {
                orderly |= said == ORDERLY;
            }
        } catch (IOException e) {
            // a broken pipe says the same as a closed one
            System.err.println("parent process gone: " + e.getMessage());
        }
        return orderly;
    }

    private static String mainClass(String runnerJar) throws IOException {
        try (JarFile jar = new JarFile(runnerJar)) {
            String name = jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (name == null) {
                throw new IOException(runnerJar + " names no Main-Class in its manifest");
            }
            return name;
        }
    }
}
