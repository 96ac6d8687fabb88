package io.millrace.platform.serving;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Service;
import io.millrace.runtime.streams.Cluster;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is done with what is served, as the services of a project want it.
 *
 * @param log writes it down
 * @param skew counts samples of it again
 */
public record Serving(Optional<ServingLog> log, Optional<SkewMonitor> skew) implements AutoCloseable {

    /** What a project wants. */
    public static Serving of(Plan plan, Cluster cluster, Clock clock) {
        return new Serving(
                wanted(plan, Service::log) ? Optional.of(new ServingLog(plan, cluster, clock)) : Optional.empty(),
                wanted(plan, Service::skewCheck) ? Optional.of(new SkewMonitor(plan, cluster)) : Optional.empty());
    }

    private static boolean wanted(Plan plan, Predicate<Service> by) {
        return plan.project().services().values().stream().anyMatch(by);
    }

    /** All who want to be told what is served. */
    public List<ServedListener> listeners() {
        return Stream.<ServedListener>concat(log.stream(), skew.stream()).toList();
    }

    @Override
    public void close() {
        log.ifPresent(ServingLog::close);
        skew.ifPresent(SkewMonitor::close);
    }
}
