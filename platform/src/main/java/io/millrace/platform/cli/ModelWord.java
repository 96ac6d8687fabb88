package io.millrace.platform.cli;

import io.millrace.platform.models.RunningModel;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Model;
import io.millrace.schemas.ModelEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What commands are told that say something about a learner to its model, as an entry of the model's log. */
final class ModelWord {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Mixin
    private ProjectModel of = new ProjectModel();

    @Parameters(index = "1", paramLabel = "LEARNER", description = "Name of the learner.")
    private String learner = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "by hand",
            description = "Why, for the record (default: ${DEFAULT-VALUE}).")
    private String reason = "by hand";

    String reason() {
        return reason;
    }

    String learner() {
        return learner;
    }

    /** Shows what has happened. */
    void show(ModelEvent happened) {
        of.show(happened);
    }

    /** The model, which has this learner. */
    RunningModel subject() throws InvalidProjectException {
        RunningModel subject = of.subject();
        declared(subject);
        return subject;
    }

    /** The same, of a learner that can be put back: of models by key there are no versions. */
    RunningModel replaceable() throws InvalidProjectException {
        RunningModel subject = of.subject();
        if (declared(subject).perKey()) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec),
                    "Learner '" + learner + "' has models of its own for each key, and no versions of these are kept:"
                            + " it cannot be put back. Declare it anew under another name, or reset it.");
        }
        return subject;
    }

    private Model.Learner declared(RunningModel subject) {
        return of.known("learner", learner, subject.model().learners());
    }
}
