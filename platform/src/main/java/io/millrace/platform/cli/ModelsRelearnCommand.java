package io.millrace.platform.cli;

import io.millrace.platform.models.RunningModel;
import io.millrace.platform.terminal.ProgressBar;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.streams.PartitionLog;
import io.millrace.schemas.Example;
import io.millrace.schemas.ModelEvent;
import io.millrace.schemas.ModelEventKind;
import io.millrace.trainer.query.Relearning;
import io.millrace.trainer.query.StatePiece;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets a learner learn the whole log again. */
@Command(
        name = "relearn",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a learner learn the model's whole examples topic again, in this process, and puts it in the place of the one that runs:"
                    + " a challenger that came later, or one that is to forget some examples.",
            "What is learned by the others meanwhile it learns too."
        })
final class ModelsRelearnCommand implements Callable<Integer> {

    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelWord word = new ModelWord();

    @Option(
            names = "--without-offsets",
            paramLabel = "FROM-TO",
            split = ",",
            description = "Leave out what is at these offsets of the examples topic, both included.")
    private List<String> offsets = List.of();

    @Option(
            names = "--without-ids",
            paramLabel = "ID",
            split = ",",
            description = "Leave out the events with these ids.")
    private Set<String> ids = Set.of();

    @Option(
            names = "--without-inputs",
            paramLabel = "INPUT=VALUE",
            split = ",",
            description = "Leave out the events with that input, such as those of an entity whose key is an input.")
    private Map<String, String> inputs = Map.of();

    @Override
    public Integer call() throws InvalidProjectException, InterruptedException, ExecutionException {
        LongPredicate leftOut = offsets.stream().map(this::range).reduce(offset -> false, LongPredicate::or);
        RunningModel subject = word.replaceable();
        String model = subject.model().name();
        Relearning relearning =
                new Relearning(subject.plan(), subject.model(), word.learner(), leftOut, ids, known(subject));
        String topic = subject.plan().topics().examples(model);
        long begin;
        try (ProgressBar bar = Bars.counting("learn")) {
            begin = new PartitionLog<>(
                            subject.cluster(),
                            topic,
                            0,
                            subject.cluster().serdes().of(Example.class).deserializer())
                    .read(record -> relearning.accept(record.offset(), record.value()), bar::at);
        }
        if (begin > 0) {
            throw new IllegalStateException("topic " + topic + " begins at offset " + begin
                    + ": what was learned from the examples before cannot be learned again, so nothing was changed. To a stored version it can be put back with"
                    + " 'millrace models rollback'");
        }
        String learned = relearning.learned() + " examples learned again, without " + relearning.without();
        ModelEvent happened = subject.say(
                StatePiece.entries(word.learner(), relearning.state(), true, learned + ": " + word.reason()),
                ModelEventKind.ROLLBACK,
                word.learner());
        word.show(happened);
        return CommandLine.ExitCode.OK;
    }

    private Map<String, String> known(RunningModel subject) {
        List<String> all =
                subject.plan().inputs(subject.model()).stream().map(Input::name).toList();
        for (String input : inputs.keySet()) {
            if (!all.contains(input)) {
                throw new CommandLine.ParameterException(
                        Specs.line(spec), "--without-inputs: " + Suggestion.unknown("input", input, all));
            }
        }
        return inputs;
    }

    private LongPredicate range(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec), "--without-offsets is '" + text + "', expected a range such as 100-200.");
        }
        long from = Long.parseLong(range.group(1));
        long to = Long.parseLong(range.group(2));
        if (from > to) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec),
                    "--without-offsets is '" + text
                            + "', which ends before it begins: expected a range such as 100-200.");
        }
        return offset -> from <= offset && offset <= to;
    }
}
