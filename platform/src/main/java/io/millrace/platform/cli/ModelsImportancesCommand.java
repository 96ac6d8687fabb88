package io.millrace.platform.cli;

import io.millrace.platform.models.RunningModel;
import io.millrace.platform.terminal.ProgressBar;
import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.streams.PartitionLog;
import io.millrace.schemas.Example;
import io.millrace.trainer.query.LastExamples;
import io.millrace.trainer.query.StoredVersion;
import io.millrace.trainer.query.TrainerDefinitions;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a version of a learner goes by. */
@Command(
        name = "importances",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how important each input is to a version of a learner: by how much its mean loss on the last examples of the"
                    + " model's log grows when that input is another example's.",
            "The loss is 1 less the score given to what it was; of predicted numbers the absolute error."
        })
final class ModelsImportancesCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ProjectModel of = new ProjectModel();

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "champion",
            paramLabel = "LEARNER",
            description = "Name of the learner (default: ${DEFAULT-VALUE}).")
    private String learner = "champion";

    @Parameters(
            index = "2",
            arity = "0..1",
            defaultValue = "0",
            paramLabel = "VERSION",
            description = "Version (default: the newest).")
    private long version;

    @Option(
            names = "--examples",
            defaultValue = "1000",
            paramLabel = "N",
            description = "How many of the last examples with a label (default: ${DEFAULT-VALUE}).")
    private int examples = 1_000;

    @Override
    public Integer call() throws InvalidProjectException {
        if (examples < 1) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec), "--examples is " + examples + ", expected 1 or more.");
        }
        RunningModel subject = of.subject();
        of.known(
                "learner",
                learner,
                TrainerDefinitions.of(subject.plan(), subject.model()).learners());
        show(subject);
        return CommandLine.ExitCode.OK;
    }

    private void show(RunningModel subject) {
        Topics topics = subject.plan().topics();
        String model = subject.model().name();
        StoredVersion stored = subject.versions().one(learner, version);
        LastExamples last = new LastExamples(subject.plan(), subject.model(), examples);
        try (ProgressBar bar = Bars.counting("read")) {
            new PartitionLog<>(
                            subject.cluster(),
                            topics.examples(model),
                            0,
                            subject.cluster().serdes().of(Example.class).deserializer())
                    .read(record -> last.accept(record.value()), bar::at);
        }
        if (last.size() == 0) {
            throw new IllegalStateException(
                    "no example of model '" + model
                            + "' has a label yet, and without labels nothing can be said to be worse. Try again when labels have come");
        }
        PrintWriter out = Specs.line(spec).getOut();
        if (of.json()) {
            last.importances(stored)
                    .forEach(one -> out.println(new JsonObject()
                            .put("learner", learner)
                            .put("version", stored.version().version())
                            .put("examples", last.size())
                            .put("input", one.input())
                            .put("importance", one.value())
                            .encode()));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s, version %d, by the last %,d examples%n",
                    learner,
                    stored.version().version(),
                    last.size());
            Table table = new Table();
            last.importances(stored)
                    .forEach(one -> table.row("  " + one.input(), String.format(Locale.ROOT, "%.4f", one.value())));
            table.lines().forEach(out::println);
        }
        out.flush();
    }
}
