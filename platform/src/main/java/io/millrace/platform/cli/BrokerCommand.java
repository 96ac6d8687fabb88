package io.millrace.platform.cli;

import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.platform.node.SourceTopics;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.streams.Cluster;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a broker and a registry for a laptop without either. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a Kafka broker and a schema registry on this machine, for trying things out, until Ctrl-C.",
            "Topics that the projects read are created when they are missing."
        })
final class BrokerCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", arity = "0..*", description = "Project files.")
    private List<Path> projects = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this folder, and go on from there; default: a temporary one.")
    private @Nullable Path data;

    @Option(
            names = "--kafka-port",
            defaultValue = "9092",
            description = "Port of the broker; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int kafkaPort = 9092;

    @Option(
            names = "--registry-port",
            defaultValue = "8081",
            description = "Port of the registry; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int registryPort = 8081;

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException {
        RegistryProgram program = RegistryProgram.find();
        ClusterConfig config = data == null ? ClusterConfig.temporary(program) : ClusterConfig.in(program, data);
        CountDownLatch stopped = new CountDownLatch(1);
        EmbeddedCluster embedded = EmbeddedCluster.start(config.withPorts(kafkaPort, registryPort));
        Shutdown.closing(embedded, stopped, Specs.line(spec).getErr());
        Cluster cluster = new Cluster(
                embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
        for (Path file : projects) {
            SourceTopics.create(
                    new Plan(Projects.reader(new RegistrySchemas(cluster.registryUrl()))
                            .read(file)),
                    cluster);
        }
        PrintWriter out = Specs.line(spec).getOut();
        out.println("Broker and schema registry run. Ctrl-C stops them. In other terminals:");
        out.println("  export MILLRACE_BOOTSTRAP_SERVERS=" + cluster.bootstrapServers());
        out.println("  export MILLRACE_SCHEMA_REGISTRY=" + cluster.registryUrl());
        out.flush();
        stopped.await();
        return CommandLine.ExitCode.OK;
    }
}
