package io.millrace.platform.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Whether there is room for state, on disk and in memory. */
record MachineLook(Path stateDir) {

    private static final long LITTLE_DISK = 1L << 30;
    private static final long LITTLE_HEAP = 256L << 20;
    private static final int MIB = 1 << 20;

    void look(Consumer<Finding> findings) {
        disk(findings);
        long heap = Runtime.getRuntime().maxMemory();
        String what = "the heap may grow to " + heap / MIB + " MiB";
        findings.accept(
                heap >= LITTLE_HEAP
                        ? Finding.ok(what)
                        : Finding.warn(what, "Give it 512 MiB or more: MILLRACE_JAVA_OPTS=-Xmx512m."));
    }

    private void disk(Consumer<Finding> findings) {
        Path there = stateDir.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isWritable(there)) {
            findings.accept(Finding.fail(
                    "the folder for state, " + stateDir + ", cannot be written",
                    "Name another with --state-dir, or give this user the right to write there."));
            return;
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String what = free / MIB + " MiB are free for state in " + stateDir;
            findings.accept(
                    free >= LITTLE_DISK
                            ? Finding.ok(what)
                            : Finding.warn(
                                    what, "State takes some 5 kB an entity; name a larger disk with --state-dir."));
        } catch (IOException e) {
            findings.accept(Finding.warn(
                    "how much is free in " + stateDir + " cannot be seen: " + e.getMessage(), "Look at the disk."));
        }
    }
}
