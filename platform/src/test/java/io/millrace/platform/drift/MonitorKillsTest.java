package io.millrace.platform.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.drift.Sales.Episode;
import io.millrace.platform.drift.Sales.Trouble;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.Metrics;
import io.millrace.platform.testing.ProcessPair;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two monitors, of which one after the other is killed without warning while sales go wrong and recover: each alert is said once, and is
 * that of a monitor that nobody disturbs. {@code -Dmillrace.test.kills=20} kills more.
 */
@ExtendWith(SharedCluster.class)
final class MonitorKillsTest {

    private static final String TOPIC = "monitor-kills.sales";
    private static final int PARTITIONS = 3;

    /** From one to the other each window loses a process: the one that fires and the one that resolves while they are collected. */
    private static final int FIRST = Sales.REFERENCE;

    private static final int END = FIRST + ProcessPair.KILLS;
    private static final int FIRES = FIRST + (ProcessPair.KILLS - 1) / 3;
    private static final int RESOLVES = FIRES + Math.max(1, ProcessPair.KILLS / 3);

    /** That a change is over takes evidence: windows that come when all kills are done. */
    private static final int CALM = 4;

    private final Cluster cluster;
    private final Path folder;
    private final Random random = new Random();

    MonitorKillsTest(Cluster cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    @Test
    void alerts_areSaidOnce_andAreThoseOfAnUndisturbedMonitor_howeverOftenOneIsKilled() throws Exception {
        Path file = project("kills-disturbed");
        Plan plan = new Plan(TestProject.read(file));
        Plan undisturbed = new Plan(TestProject.read(project("kills-undisturbed")));
        MonitorOutput output = new MonitorOutput(cluster, plan);
        MonitorOutput expected = new MonitorOutput(cluster, undisturbed);
        try (Node features = start(plan, EnumSet.of(Role.FEATURE_STORE));
                Node all = start(undisturbed, EnumSet.of(Role.FEATURE_STORE, Role.DRIFT_MONITOR));
                ProcessPair monitors = new ProcessPair(folder, file, cluster, Role.DRIFT_MONITOR);
                SalesStream sales = new SalesStream(
                        new Sales(List.of(new Episode(Trouble.AMOUNTS_SHIFT, FIRES, RESOLVES))), cluster, plan)) {
            for (int window = FIRST; window < END; window++) {
                long begin = Sales.start(window);
                sales.sendUntil(begin);
                if (beginsWithAnAlert(window)) {
                    output.awaitJudged(begin, monitors.metrics());
                } else {
                    int half = sales.sendUntil(Sales.middle(window));
                    output.awaitTaken(sales.sent() - random.nextInt(half));
                }
                monitors.killOne(other -> output.awaitJudged(begin, List.of(other.metrics())));
            }
            long end = Sales.start(END + CALM);
            sales.sendUntil(end);
            output.awaitJudged(end, monitors.metrics());
            expected.awaitJudged(end, List.of(new Metrics(URI.create(TestProject.url(all)))));
            assertThat(features.fault()).isEmpty();
            assertThat(all.fault()).isEmpty();
            monitors.stop();
        }

        List<AlertRecord> alerts = output.alerts();
        assertThat(alerts.stream().map(AlertRecord::summary))
                .containsExactly("inputs/amount firing", "inputs/amount resolved");
        assertThat(alerts).isEqualTo(expected.alerts());
        assertThat(output.state()).endsWith(alerts.get(1));
        assertThat(Records.of(cluster, plan.topics().deadLetters())).isEmpty();
    }

    /** Whether an alert is said when a window begins, and perhaps not committed yet: that is another moment to be killed at. */
    private static boolean beginsWithAnAlert(int window) {
        return window == RESOLVES + 1 || (window == FIRES + 1 && window < RESOLVES);
    }

    private Path project(String name) throws Exception {
        return Files.writeString(folder.resolve(name + ".yaml"), Sales.project(name, TOPIC, PARTITIONS));
    }

    private Node start(Plan plan, EnumSet<Role> roles) {
        return TestProject.start(
                plan, cluster, roles, PARTITIONS, folder.resolve(plan.project().name()));
    }
}
