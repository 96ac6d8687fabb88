package io.millrace.platform.serving;

import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.recount.AnsweredEntity;
import io.millrace.features.recount.Recounts;
import io.millrace.features.recount.Verdict;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Service;
import io.millrace.runtime.streams.Cluster;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares samples of what was served of services with {@code skew_check: true} with what the events in the log come to. Nobody who reads waits for it: a
 * thread of its own takes some of the rows served since it last did, and rests nine times as long as it has worked.
 */
public final class SkewMonitor implements ServedListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SkewMonitor.class);

    /** Rows of one round: all of them wait for the log to be read once. */
    private static final int MOST_ROWS = 100;

    private static final Duration SHORTEST_REST = Duration.ofSeconds(10);
    private static final int REST_OF_WORK = 9;
    private static final int CLOSE_SECONDS = 5;
    private static final long SEED = 1;

    /**
     * What was found of a service since the start, by entity of a row.
     *
     * @param same all that could be counted again is what was served
     * @param different some is not
     * @param uncheckable none could be counted again
     */
    public record Counts(LongAdder same, LongAdder different, LongAdder uncheckable) {}

    private record Answered(String service, AnsweredEntity entity) {}

    private final Plan plan;
    private final Recounts recounts;
    private final Map<String, Counts> counts = new HashMap<>();
    private final Reservoir<List<Answered>> rows = new Reservoir<>(MOST_ROWS, SEED);
    private final ScheduledExecutorService checker =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "skew-monitor"));

    /** A monitor of the services of a project that want one. */
    public SkewMonitor(Plan plan, Cluster cluster) {
        this.plan = plan;
        this.recounts = new Recounts(plan, cluster);
        for (Service service : plan.project().services().values()) {
            if (service.skewCheck()) {
                counts.put(service.name(), new Counts(new LongAdder(), new LongAdder(), new LongAdder()));
            }
        }
        restThenCheck(SHORTEST_REST);
    }

    @Override
    public void take(String service, FeatureRequest request, List<FeatureVector> vectors) {
        // what was removed after its time to live is in no answer for an earlier time, though it would be in a recount
        if (counts.containsKey(service) && request.asOf().isEmpty()) {
            for (int row = 0; row < vectors.size(); row++) {
                ServedRow served = new ServedRow(plan, service, request, row, vectors.get(row));
                rows.offer(() -> served.answers().stream()
                        .map(entity -> new Answered(service, entity))
                        .toList());
            }
        }
    }

    private void restThenCheck(Duration rest) {
        checker.schedule(
                () -> {
                    long began = System.nanoTime();
                    try {
                        check(oncePerEntity(rows.empty()));
                    } catch (InterruptException e) {
                        Thread.currentThread().interrupt(); // the process closes
                    }
                    Duration work = Duration.ofNanos(System.nanoTime() - began).multipliedBy(REST_OF_WORK);
                    if (!checker.isShutdown()) {
                        restThenCheck(work.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : work);
                    }
                },
                rest.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void check(List<Answered> answered) {
        try {
            List<Verdict> verdicts =
                    recounts.check(answered.stream().map(Answered::entity).toList());
            for (int i = 0; i < verdicts.size(); i++) {
                count(answered.get(i).service(), answered.get(i).entity(), verdicts.get(i));
            }
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) { // such as a broker that does not answer
            LOG.warn("{} answers cannot be counted again this time", answered.size(), e);
            answered.forEach(one -> counts(one.service()).uncheckable().increment());
        }
    }

    /** Two answers about one entity would have all its events counted twice. */
    private static List<Answered> oncePerEntity(List<List<Answered>> rows) {
        Set<List<String>> seen = new HashSet<>();
        return rows.stream()
                .flatMap(List::stream)
                .filter(one ->
                        seen.add(List.of(one.entity().entity(), one.entity().key())))
                .toList();
    }

    private void count(String service, AnsweredEntity answer, Verdict verdict) {
        Counts of = counts(service);
        if (verdict instanceof Verdict.Different different) {
            of.different().increment();
            LOG.warn(
                    "What service '{}' served of {} '{}' is not what its events up to {} come to: {}",
                    service,
                    answer.entity(),
                    answer.key(),
                    answer.last(),
                    different.features());
        } else if (verdict instanceof Verdict.Same) {
            of.same().increment();
        } else {
            of.uncheckable().increment();
        }
    }

    /** Services that are checked. */
    public Set<String> services() {
        return Collections.unmodifiableSet(counts.keySet());
    }

    /** What was found of one of them. */
    public Counts counts(String service) {
        return Objects.requireNonNull(counts.get(service));
    }

    @Override
    public void close() {
        checker.shutdownNow();
        try {
            checker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
