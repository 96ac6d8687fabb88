package io.millrace.platform.cli;

import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.Prediction;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a model predicted. */
@Command(
        name = "predictions",
        mixinStandardHelpOptions = true,
        description = "Shows the newest predictions of a model: event time, event id, predicted class, its score.")
final class PredictionsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "Name of the model.")
    private String model = "";

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Override
    public Integer call() {
        Cluster cluster = clusterOptions.cluster();
        String topic = new Topics(output.project()).predictions(model);
        PrintWriter out = Specs.line(spec).getOut();
        new TopicReader<>(cluster, topic, cluster.serdes().of(Prediction.class).deserializer())
                .read(output.last(), output.follow(), prediction -> {
                    out.println(output.json() ? prediction.toString() : line(prediction));
                    out.flush();
                });
        return CommandLine.ExitCode.OK;
    }

    private static String line(Prediction prediction) {
        return String.format(
                "%s  %-12s %-8s %.3f",
                Instant.ofEpochMilli(prediction.getTime()),
                prediction.getId(),
                prediction.getPredicted(),
                prediction.getScore());
    }
}
