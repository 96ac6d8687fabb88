package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.AlertStatus;
import io.millrace.schemas.DriftAlert;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows drift alerts. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Shows the newest transitions of drift alerts: when, what became of it, what drifted.")
final class AlertsCommand implements Callable<Integer> {

    private static final int STATUS_WIDTH = 9;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--firing",
            description = "Instead, the alerts that fire or are suspected now: the last transition of each.")
    private boolean firing;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws InvalidProjectException {
        return firing ? showFiring(Specs.line(spec).getOut()) : show();
    }

    private int showFiring(PrintWriter out) throws InvalidProjectException {
        Cluster cluster = output.cluster();
        Map<String, DriftAlert> newest = new LinkedHashMap<>();
        new TopicReader<>(
                        cluster,
                        output.topics().alertsState(),
                        cluster.serdes().of(DriftAlert.class).deserializer(),
                        ConsumerRecord::timestamp)
                .read(-1, false, Optional::of, alert -> newest.put(alert.getId(), alert));
        newest.values().stream()
                .filter(alert -> alert.getStatus() != AlertStatus.RESOLVED)
                .forEach(alert -> out.println(output.json() ? alert : line(alert)));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private int show() throws InvalidProjectException {
        return output.show(
                Specs.line(spec),
                output.topics().alerts(),
                DriftAlert.class,
                alert -> output.json() ? alert : line(alert));
    }

    private String line(DriftAlert alert) {
        return String.format(
                "%s  %s %s  %s",
                Instant.ofEpochMilli(alert.getWindowEnd()),
                Paint.status(Specs.ansi(spec), alert.getStatus().name(), STATUS_WIDTH),
                alert.getMonitor(),
                alert.getSummary());
    }
}
