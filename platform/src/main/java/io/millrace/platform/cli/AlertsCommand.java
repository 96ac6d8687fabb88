package io.millrace.platform.cli;

import io.millrace.schemas.DriftAlert;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
        return output.show(
                Specs.line(spec),
                clusterOptions.cluster(),
                output.topics().alerts(),
                DriftAlert.class,
                alert -> output.json() ? alert : line(alert));
    }

    private static String line(DriftAlert alert) {
        return String.format(
                "%s  %-9s %s  %s",
                Instant.ofEpochMilli(alert.getWindowEnd()), alert.getStatus(), alert.getMonitor(), alert.getSummary());
    }
}
