package io.millrace.benchmarks.trainer;

import io.millrace.benchmarks.contest.Contender;
import io.millrace.benchmarks.contest.StreamsContender;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Pipeline;
import io.millrace.runtime.streams.Processing;
import io.millrace.runtime.streams.StreamsApp;
import io.millrace.runtime.streams.StreamsSettings;
import io.millrace.runtime.streams.TopicCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Who is measured, on one cluster: the floor, then each learner as a champion and alone, then Vowpal Wabbit. */
final class Contenders {

    private static final String ANSWERS = "bench.answers";

    private final Cluster cluster;
    private final Path state;
    private final People people;
    private final List<Learner> learners;
    private final List<Contender> all = new ArrayList<>();

    Contenders(Cluster cluster, Path state, List<Learner> learners, int examples) throws Exception {
        this.cluster = cluster;
        this.state = state;
        this.learners = List.copyOf(learners);
        this.people = new People(examples);
        Training any = new Training(learners.get(0));
        try (Admin admin = cluster.admin()) {
            TopicCatalog topics = new TopicCatalog(admin);
            topics.ensure(any.plan().topicSpecs());
            topics.ensure(List.of(new TopicSpec(ANSWERS, 1, Map.of())));
        }
        people.produce(cluster, any.log(), Training.MODEL);
        all.add(streams(
                "floor: one 200-byte row and one record written",
                examples,
                any,
                new Pipeline("bench-floor", OneRecord.topology(cluster.serdes(), any.log(), ANSWERS))));
        for (Learner learner : learners) {
            Training training = new Training(learner);
            int given = learner.share(examples);
            all.add(streams("Millrace: " + learner.options(), given, training, training.pipeline(cluster)));
            all.add(new BareLoop(learner, given, people));
        }
        all.add(new VowpalLoop(examples, people));
    }

    private Contender streams(String name, int examples, Training training, Pipeline pipeline) {
        StreamsSettings settings = new StreamsSettings(
                cluster,
                state,
                "127.0.0.1:0",
                Processing.DEFAULT,
                training.plan().topics().deadLetters());
        return new StreamsContender(
                name, examples, People.ENTRIES, cluster, pipeline.applicationId(), () -> new StreamsApp(
                                pipeline, settings)
                        .streams());
    }

    List<Contender> all() {
        return all;
    }

    /** Place of a learner as a champion; alone it is the one after that. */
    int champion(Learner learner) {
        return 1 + 2 * learners.indexOf(learner);
    }
}
