package io.millrace.platform.testing;

import io.millrace.platform.node.Role;
import io.millrace.runtime.streams.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Two processes that share the work of a role, of which now one and now the other is killed without warning. */
public final class ProcessPair implements AutoCloseable {

    /** So often in a test; {@code -Dmillrace.test.kills=20} is more. */
    public static final int KILLS = Integer.getInteger("millrace.test.kills", 2);

    /** Of so many kills one is followed by a rebalance: the other process has to go on alone. */
    private static final int REBALANCE_EVERY = 2;

    private final Path folder;
    private final Path project;
    private final Cluster cluster;
    private final Role role;
    private final Random random = new Random();
    private final MillraceProcess[] processes;
    private int kills;

    /** Starts both, with a folder for each. */
    public ProcessPair(Path folder, Path project, Cluster cluster, Role role) throws IOException {
        this.folder = folder;
        this.project = project;
        this.cluster = cluster;
        this.role = role;
        this.processes = new MillraceProcess[] {start(0), start(1)};
    }

    /**
     * Kills one of them, and starts it again.
     *
     * @param goesOn waits until the one that is left has taken over, where it has to
     */
    public void killOne(Consumer<MillraceProcess> goesOn) throws IOException {
        int victim = random.nextInt(processes.length);
        processes[victim].kill();
        kills++;
        if (kills % REBALANCE_EVERY == 0) {
            goesOn.accept(processes[1 - victim]);
        }
        processes[victim] = start(victim);
    }

    /** What both say of themselves, as they run now. */
    public List<Metrics> metrics() {
        return Arrays.stream(processes).map(MillraceProcess::metrics).toList();
    }

    /** Tells both to stop, and waits until they have. */
    public void stop() {
        Arrays.stream(processes).forEach(MillraceProcess::stop);
    }

    private MillraceProcess start(int number) throws IOException {
        return MillraceProcess.start(folder.resolve(role.cli() + number), project, cluster, role);
    }

    /** Kills what still runs. */
    @Override
    public void close() {
        Arrays.stream(processes).forEach(MillraceProcess::close);
    }
}
