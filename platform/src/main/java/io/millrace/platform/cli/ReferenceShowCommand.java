package io.millrace.platform.cli;

import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.schemas.DriftReference;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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

/** Shows a monitor's reference. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what the windows of a monitor are compared with: its interval, and what each feature looks like in it."
        })
final class ReferenceShowCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ProjectMonitor of = new ProjectMonitor();

    @Option(names = "--json", description = "One JSON object, with every field; null if there is none.")
    private boolean json;

    @Override
    public Integer call() throws InvalidProjectException {
        ProjectMonitor.Subject subject = of.subject();
        String monitor = subject.monitor().name();
        List<DriftReference> found = new ArrayList<>();
        new TopicReader<>(
                        subject.cluster(),
                        subject.plan().topics().references(),
                        subject.cluster().serdes().of(DriftReference.class).deserializer(),
                        ConsumerRecord::offset)
                .read(
                        -1,
                        false,
                        one -> Optional.of(one).filter(it -> it.getMonitor().equals(monitor)),
                        found::add);
        PrintWriter out = Specs.line(spec).getOut();
        if (found.isEmpty()) {
            out.println(json ? "null" : "Monitor '" + monitor + "' has no reference yet: no window has been judged.");
        } else {
            DriftReference newest = found.get(found.size() - 1);
            (json ? List.of(newest.toString()) : ReferenceText.lines(newest)).forEach(out::println);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
