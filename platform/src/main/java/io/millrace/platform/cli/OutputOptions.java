package io.millrace.platform.cli;

import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.streams.Cluster;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options of commands that show records of a project's topics. */
final class OutputOptions {

    @Option(names = "--project", required = true, paramLabel = "NAME", description = "Name of the project.")
    private String project = "";

    @Option(
            names = "--last",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many to show (default: ${DEFAULT-VALUE}; -1 is all).")
    private int last = 20;

    @Option(names = "--follow", description = "Go on with what comes, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--json", description = "One JSON object per line, with every field.")
    private boolean json;

    /** The names of the project's topics. */
    Topics topics() {
        return new Topics(project);
    }

    /** Prints the records of a topic that are stamped with their event time, a line each; those without a line are left out. */
    <T extends SpecificRecord> int show(
            CommandLine command, Cluster cluster, String topic, Class<T> type, Function<T, @Nullable Object> shown) {
        return show(command, cluster, topic, type, ConsumerRecord::timestamp, shown);
    }

    /** The same of a topic whose records have their time elsewhere. */
    <T extends SpecificRecord> int show(
            CommandLine command,
            Cluster cluster,
            String topic,
            Class<T> type,
            ToLongFunction<ConsumerRecord<String, T>> time,
            Function<T, @Nullable Object> shown) {
        PrintWriter out = command.getOut();
        new TopicReader<>(cluster, topic, cluster.serdes().of(type).deserializer(), time)
                .read(last, follow, record -> Optional.ofNullable(shown.apply(record)), line -> {
                    out.println(line);
                    out.flush();
                });
        return CommandLine.ExitCode.OK;
    }

    boolean json() {
        return json;
    }
}
