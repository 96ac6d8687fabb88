package io.millrace.platform.cli;

import io.millrace.platform.models.RunningModel;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Suggestion;
import io.millrace.schemas.ModelEvent;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A model of a project file, for commands that need to know what it is. */
final class ProjectModel {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "Name of the model.")
    private String name = "";

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    boolean json() {
        return json.wanted();
    }

    /** Shows what has happened. */
    void show(ModelEvent happened) {
        PrintWriter out = Specs.line(spec).getOut();
        out.println(json() ? happened : ModelsEventsCommand.line(happened));
        out.flush();
    }

    /** The model, where it runs. */
    RunningModel subject() throws InvalidProjectException {
        Plan plan = project.plan();
        return new RunningModel(plan, known("model", name, plan.project().models()), project.cluster());
    }

    /** One of those that there are; anything else is a usage error that names them. */
    <T> T known(String kind, String wanted, Map<String, T> all) {
        T found = all.get(wanted);
        if (found == null) {
            throw new CommandLine.ParameterException(Specs.line(spec), Suggestion.unknown(kind, wanted, all.keySet()));
        }
        return found;
    }
}
