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
        if (found.isEmpty()) {
            PrintWriter out = Specs.line(spec).getOut();
            out.println(
                    of.json() ? "null" : "Monitor '" + monitor + "' has no reference yet: no window has been judged.");
            out.flush();
        } else {
            of.show(found.get(found.size() - 1));
        }
        return CommandLine.ExitCode.OK;
    }
}
