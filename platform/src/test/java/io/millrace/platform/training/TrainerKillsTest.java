package io.millrace.platform.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.ProcessPair;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.streams.Cluster;
import io.millrace.trainer.query.LiveModelHashes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two trainers, of which one after the other is killed without warning in the middle of its work: what they have said, and what they
 * have become, is that of a trainer that nobody disturbs. {@code -Dmillrace.test.kills=20} kills more.
 */
@ExtendWith(SharedCluster.class)
final class TrainerKillsTest {

    private static final int EVENTS_BETWEEN = 1_500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final Path folder;

    TrainerKillsTest(Cluster cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    @Test
    void models_areThoseOfAnUndisturbedTrainer_howeverOftenOneIsKilled() throws Exception {
        Path file = Files.writeString(folder.resolve("project.yaml"), Visits.PROJECT);
        Plan plan = new Plan(TestProject.read(file));
        Model model = Objects.requireNonNull(plan.project().models().get("buys"));
        TrainerOutput output = new TrainerOutput(cluster, plan, model);
        Random random = new Random();
        try (Node node = TestProject.start(
                        plan, cluster, EnumSet.of(Role.FEATURE_STORE), 1, folder.resolve("features"));
                Visits visits = new Visits(cluster, plan);
                ProcessPair trainers = new ProcessPair(folder, file, cluster, Role.ONLINE_TRAINER)) {
            for (int kill = 1; kill <= ProcessPair.KILLS; kill++) {
                int sent = kill * EVENTS_BETWEEN;
                visits.send(EVENTS_BETWEEN);
                await(output, sent - random.nextInt(1, EVENTS_BETWEEN));
                trainers.killOne(other -> await(output, sent));
            }
            visits.end();
            await(output, ProcessPair.KILLS * EVENTS_BETWEEN);
            output.awaitMark(visits.lastMark(), PATIENCE);
            assertThat(node.fault()).isEmpty();
            trainers.stop();
        }

        TrainerOutput.Undisturbed undisturbed = output.undisturbed();
        assertThat(output.predictions()).isEqualTo(undisturbed.predictions());
        assertThat(output.evaluations()).isEqualTo(undisturbed.evaluations());
        assertThat(hashes(plan, model)).isEqualTo(undisturbed.hashes());
        assertThat(undisturbed.hashes()).containsOnlyKeys("champion", "tree", "bayes", "no_change", "majority");
    }

    private static void await(TrainerOutput output, int predictions) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> output.predictionCount() >= predictions);
    }

    /** Of the stores, as the next process restores them from their changelogs. */
    private Map<String, String> hashes(Plan plan, Model model) {
        try (Node node = TestProject.start(plan, cluster, EnumSet.of(Role.ONLINE_TRAINER), 1, folder.resolve("heir"))) {
            Awaitility.await().atMost(PATIENCE).until(node::ready);
            return LiveModelHashes.of(
                    plan,
                    model,
                    node.app(plan.topics().modelApp(model.name())).orElseThrow().streams());
        }
    }
}
