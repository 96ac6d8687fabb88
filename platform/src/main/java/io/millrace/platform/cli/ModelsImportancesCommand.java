package io.millrace.platform.cli;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.PartitionLog;
import io.millrace.schemas.Example;
import io.millrace.trainer.query.LastExamples;
import io.millrace.trainer.query.StoredVersion;
import io.millrace.trainer.query.TrainerDefinitions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    @Parameters(index = "0", paramLabel = "PROJECT", description = "Project file.")
    private Path file = Path.of("project.yaml");

    @Parameters(index = "1", paramLabel = "MODEL", description = "Name of the model.")
    private String name = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            defaultValue = "champion",
            paramLabel = "LEARNER",
            description = "Name of the learner (default: ${DEFAULT-VALUE}).")
    private String learner = "champion";

    @Parameters(
            index = "3",
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

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Override
    public Integer call() throws InvalidProjectException {
        if (examples < 1) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec), "--examples is " + examples + ", expected 1 or more.");
        }
        Cluster cluster = clusterOptions.cluster();
        Plan plan = new Plan(
                Projects.reader(new RegistrySchemas(cluster.registryUrl())).read(file));
        Map<String, Model> models = plan.project().models();
        Model model = models.get(name);
        if (model == null) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec), Suggestion.unknown("model", name, models.keySet()));
        }
        Set<String> learners = TrainerDefinitions.of(plan, model).learners().keySet();
        if (!learners.contains(learner)) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec), Suggestion.unknown("learner", learner, learners));
        }
        show(cluster, plan, model);
        return CommandLine.ExitCode.OK;
    }

    private void show(Cluster cluster, Plan plan, Model model) {
        StoredVersion stored = new Versions(cluster, plan.topics(), name).one(learner, version);
        LastExamples last = new LastExamples(plan, model, examples);
        new PartitionLog<>(
                        cluster,
                        plan.topics().examples(name),
                        0,
                        cluster.serdes().of(Example.class).deserializer())
                .read(record -> last.accept(record.value()));
        PrintWriter out = Specs.line(spec).getOut();
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
        out.flush();
    }
}
