package io.millrace.platform.cli;

import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.streams.Cluster;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that show records of a project's topics. */
final class OutputOptions {

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Option(
            names = "--last",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many to show (default: ${DEFAULT-VALUE}; -1 is all).")
    private int last = 20;

    @Option(names = "--follow", description = "Go on with what comes, until Ctrl-C.")
    private boolean follow;

    @Mixin
    private JsonOption json = new JsonOption();

    /** The names of the project's topics. */
    Topics topics() throws InvalidProjectException {
        return project.topics();
    }

    Cluster cluster() {
        return project.cluster();
    }

    /** Prints the records of a topic that are stamped with their event time, a line each; those without a line are left out. */
    <T extends SpecificRecord> int show(
            CommandLine command, String topic, Class<T> type, Function<T, @Nullable Object> shown) {
        return show(command, topic, type, ConsumerRecord::timestamp, shown);
    }

    /** The same of a topic whose records have their time elsewhere. */
    <T extends SpecificRecord> int show(
            CommandLine command,
            String topic,
            Class<T> type,
            ToLongFunction<ConsumerRecord<String, T>> time,
            Function<T, @Nullable Object> shown) {
        PrintWriter out = command.getOut();
        Cluster cluster = cluster();
        new TopicReader<>(cluster, topic, cluster.serdes().of(type).deserializer(), time)
                .read(last, follow, record -> Optional.ofNullable(shown.apply(record)), line -> {
                    out.println(line);
                    out.flush();
                });
        return CommandLine.ExitCode.OK;
    }

    boolean json() {
        return json.wanted();
    }
}
