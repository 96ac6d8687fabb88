package io.millrace.benchmarks.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.benchmarks.contest.Rounds;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.runtime.streams.Cluster;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures test-then-train from a log beside its peers. */
@Command(
        name = "trainer",
        mixinStandardHelpOptions = true,
        description = {
            "Examples per second that are predicted, judged and learned from a model's log, beside a topology that learns nothing,",
            "MOA's own loop over the same rows, and Vowpal Wabbit; on one broker in this process. Rounds are interleaved; the table has medians."
        })
public final class TrainerCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Examples; the forest gets a tenth (default: ${DEFAULT-VALUE}).")
    private int examples = 200_000;

    @Option(
            names = "--learners",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "naive_bayes,hoeffding_tree,perceptron,forest",
            description = "Of these: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Learner> learners = List.of(Learner.values());

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        try (EmbeddedCluster embedded = EmbeddedCluster.start(ClusterConfig.temporary(RegistryProgram.find()))) {
            Cluster cluster = new Cluster(
                    embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
            Contenders contenders = new Contenders(cluster, embedded.folder().resolve("state"), learners, examples);
            Rounds measured = new Rounds("Agrawal", contenders.all());
            measured.run(rounds, examples, line.getErr());
            List<Result> results = Result.of(measured, contenders, learners);
            line.getOut().println(json ? new ObjectMapper().writeValueAsString(results) : ResultTable.of(results));
        }
        return CommandLine.ExitCode.OK;
    }
}
