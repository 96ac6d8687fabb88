package io.millrace.platform.cli;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.DriftReference;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A monitor of a project file. */
final class ProjectMonitor {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MONITOR", description = "Name of the monitor.")
    private String name = "";

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    /** The monitor, where it runs. */
    record Subject(Plan plan, Monitor monitor, Cluster cluster) {}

    boolean json() {
        return json.wanted();
    }

    /** Shows a reference. */
    void show(DriftReference reference) {
        PrintWriter out = Specs.line(spec).getOut();
        (json() ? List.of(reference.toString()) : ReferenceText.lines(reference)).forEach(out::println);
        out.flush();
    }

    Subject subject() throws InvalidProjectException {
        Plan plan = project.plan();
        Monitor monitor = plan.project().monitors().get(name);
        if (monitor == null) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec),
                    Suggestion.unknown(
                            "monitor", name, plan.project().monitors().keySet()));
        }
        return new Subject(plan, monitor, project.cluster());
    }
}
