package io.millrace.benchmarks.features;

import io.millrace.benchmarks.contest.Gauges;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Processing;
import io.millrace.runtime.streams.StreamsApp;
import io.millrace.runtime.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The station of customers alone in a process, so that its memory can be looked at. It ends when it has handled its events. */
final class StationProcess {

    /** Heap of the process. */
    static final String HEAP = "-Xmx512m";

    private static final Duration LOOK = Duration.ofMillis(200);

    private StationProcess() {}

    /** Arguments: bootstrap servers, registry, state folder, number of events. */
    public static void main(String[] arguments) throws Exception {
        Cluster cluster = new Cluster(arguments[0], arguments[1], Map.of());
        long events = Long.parseLong(arguments[3]);
        Station station = Station.counting();
        StreamsSettings settings = new StreamsSettings(
                cluster,
                Path.of(arguments[2]),
                "127.0.0.1:0",
                Processing.DEFAULT,
                station.plan().topics().deadLetters());
        try (StreamsApp app = new StreamsApp(station.pipeline(cluster), settings)) {
            app.start();
            while (handled(app) < events) {
                LockSupport.parkNanos(LOOK.toNanos());
                if (app.fault().isPresent()) {
                    throw new IllegalStateException(
                            "the station has stopped", app.fault().get());
                }
            }
            System.out.println("handled");
        }
    }

    /** The command line of the process. */
    static List<String> command(Cluster cluster, Path state, long events) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                StationProcess.class.getName(),
                cluster.bootstrapServers(),
                cluster.registryUrl(),
                state.toString(),
                Long.toString(events));
    }

    private static double handled(StreamsApp app) {
        return Gauges.total(Gauges.of(app.streams(), "stream-thread-metrics", "process-total", ""));
    }
}
