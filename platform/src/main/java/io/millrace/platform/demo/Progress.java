package io.millrace.platform.demo;

import io.millrace.drift.query.MonitorProgress;
import io.millrace.platform.node.Node;
import io.millrace.platform.terminal.ProgressBar;
import io.millrace.platform.terminal.Terminal;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.Evaluation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Runs the replay, shows how it goes, and ends when its last consequence has been committed. */
final class Progress {

    private final Node node;
    private final Plan plan;
    private final Cluster cluster;
    private final Watch results;
    private final Replayer replayer;
    private final List<Edit> day;

    Progress(Node node, Plan plan, Cluster cluster, Watch results, Replayer replayer, List<Edit> day) {
        this.node = node;
        this.plan = plan;
        this.cluster = cluster;
        this.results = results;
        this.replayer = replayer;
        this.day = day;
    }

    void run() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread sending = new Thread(
                () -> {
                    try {
                        replayer.run(cluster);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        failure.set(e);
                    }
                },
                "replayer");
        sending.setDaemon(true);
        sending.start();
        try (ProgressBar bar = bar();
                Admin admin = cluster.admin()) {
            while (!over(sending, admin)) {
                results.poll();
                show(bar);
                check(failure.get());
            }
            show(bar);
        } finally {
            sending.interrupt();
            sending.join();
        }
    }

    private void check(@Nullable Throwable sending) {
        Throwable cause = sending != null ? sending : node.fault().orElse(null);
        if (cause != null) {
            throw new IllegalStateException("the demo cannot go on: " + cause.getMessage(), cause);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("interrupted");
        }
    }

    /** True when all is sent, judged and learned, and every consequence has been seen committed. */
    private boolean over(Thread sending, Admin admin) {
        if (sending.isAlive() || !learned() || !judged()) {
            return false;
        }
        // what was written before the two facts above is in these offsets, committed or not
        Map<TopicPartition, Long> ends = ends(admin);
        while (!results.caughtUp(ends)) {
            results.poll();
        }
        return true;
    }

    private boolean learned() {
        Map<String, Evaluation> evaluations = results.evaluations();
        long lastVerdict = day.get(day.size() - 1).verdictTime();
        return !evaluations.isEmpty()
                && evaluations.values().stream()
                        .allMatch(evaluation -> evaluation.getTime() > lastVerdict
                                && evaluation.getLabelsJoined() + evaluation.getLabelsTimedOut()
                                        == evaluation.getPredictions());
    }

    private boolean judged() {
        for (String monitor : plan.project().monitors().keySet()) {
            boolean done = node.app(plan.topics().monitorApp(monitor))
                    .map(app -> MonitorProgress.judgedUntil(app.streams()) >= replayer.end())
                    .orElse(true);
            if (!done) {
                return false;
            }
        }
        return true;
    }

    private Map<TopicPartition, Long> ends(Admin admin) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        results.partitions().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say where its topics end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return ends;
    }

    private void show(ProgressBar bar) {
        bar.at(results.predictions(), day.size(), "alerts " + results.alerts().size());
    }

    private static ProgressBar bar() {
        return new ProgressBar(
                System.err, Terminal.redraws(Terminal.Stream.ERR), System::nanoTime, "edits", ProgressBar::count);
    }
}
