package io.millrace.platform.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.drift.Sales.Episode;
import io.millrace.platform.drift.Sales.Trouble;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.Metrics;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Into how many partitions a project is cut makes no difference to any byte of an alert. */
@ExtendWith(SharedCluster.class)
final class PartitionsTest {

    private static final Sales SALES = new Sales(List.of(
            new Episode(Trouble.AMOUNTS_SHIFT, 11, 13),
            new Episode(Trouble.COUNTRIES_CHANGE, 12, 15),
            new Episode(Trouble.AMOUNTS_MISS, 16, 18),
            new Episode(Trouble.SALES_DROP, 19, 20),
            new Episode(Trouble.AMOUNTS_SHIFT, 22, 24)));
    private static final int WINDOWS = 30;

    /** After so many windows the producer says how far it has come. */
    private static final int BETWEEN = 5;

    private final Cluster cluster;
    private final Path folder;

    PartitionsTest(Cluster cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    @Test
    void alerts_areTheSameToTheByte_forOneFourAndSixtyFourPartitions() throws Exception {
        List<AlertRecord> one = alerts(1);
        assertThat(one.stream().map(AlertRecord::summary))
                .containsExactly(
                        "inputs/amount firing",
                        "inputs/country firing",
                        "inputs/country/new_category firing",
                        "inputs/amount resolved",
                        "inputs/country resolved",
                        "inputs/country/new_category resolved",
                        "inputs/amount/missing firing",
                        "inputs/amount/missing resolved",
                        "inputs/(rows)/volume firing",
                        "inputs/(rows)/volume resolved",
                        "inputs/amount firing",
                        "inputs/amount resolved");
        assertThat(alerts(4)).isEqualTo(one);
        assertThat(alerts(64)).isEqualTo(one);
    }

    /** What the monitor says of a project with so many partitions, in its source as well. */
    private List<AlertRecord> alerts(int partitions) throws Exception {
        String name = "partitions-" + partitions;
        Path file = Files.writeString(folder.resolve(name + ".yaml"), Sales.project(name, name + ".sales", partitions));
        Plan plan = new Plan(TestProject.read(file));
        MonitorOutput output = new MonitorOutput(cluster, plan);
        EnumSet<Role> roles = EnumSet.of(Role.FEATURE_STORE, Role.DRIFT_MONITOR);
        try (Node node = TestProject.start(plan, cluster, roles, partitions, folder.resolve(name));
                SalesStream sales = new SalesStream(SALES, cluster, plan)) {
            for (int window = BETWEEN; window <= WINDOWS; window += BETWEEN) {
                sales.sendUntil(Sales.start(window));
            }
            output.awaitJudged(Sales.start(WINDOWS), List.of(new Metrics(URI.create(TestProject.url(node)))));
            assertThat(node.fault()).isEmpty();
        }
        assertThat(Records.of(cluster, plan.topics().deadLetters())).isEmpty();
        return output.alerts();
    }
}
