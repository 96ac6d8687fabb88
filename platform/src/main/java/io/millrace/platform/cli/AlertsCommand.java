package io.millrace.platform.cli;

import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.DriftAlert;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows drift alerts. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Shows the newest transitions of drift alerts: when, what became of it, what drifted.")
final class AlertsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Override
    public Integer call() {
        Cluster cluster = clusterOptions.cluster();
        PrintWriter out = Specs.line(spec).getOut();
        new TopicReader<>(
                        cluster,
                        new Topics(output.project()).alerts(),
                        cluster.serdes().of(DriftAlert.class).deserializer())
                .read(output.last(), output.follow(), alert -> {
                    out.println(output.json() ? alert.toString() : line(alert));
                    out.flush();
                });
        return CommandLine.ExitCode.OK;
    }

    private static String line(DriftAlert alert) {
        return String.format(
                "%s  %-9s %s  %s",
                Instant.ofEpochMilli(alert.getWindowEnd()), alert.getStatus(), alert.getMonitor(), alert.getSummary());
    }
}
