package io.millrace.drift.topology;

import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import io.millrace.runtime.streams.Pipeline;
import io.millrace.schemas.serde.AvroSerdes;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/** A small project with a monitor of its orders, and its topology. */
final class ShopMonitor {

    static final AvroSerdes SERDES = new AvroSerdes("mock://shop-drift");
    static final int PARTITIONS = 4;

    private final Plan plan;
    private final int partitions;

    private ShopMonitor(Plan plan, int partitions) {
        this.plan = plan;
        this.partitions = partitions;
    }

    static ShopMonitor with(int partitions) {
        try {
            Path file = Path.of(Objects.requireNonNull(ShopMonitor.class.getResource("shop.yaml"))
                    .toURI());
            Project read = new ProjectFile(SchemaLookup.NONE, List.of()).read(file);
            Project project = new Project(
                    read.name(),
                    read.clock(),
                    read.order(),
                    partitions,
                    read.idle(),
                    read.lookups(),
                    read.sources(),
                    read.entities(),
                    read.views(),
                    read.services(),
                    read.models(),
                    read.monitors());
            return new ShopMonitor(new Plan(project), partitions);
        } catch (URISyntaxException | InvalidProjectException e) {
            throw new IllegalStateException(e);
        }
    }

    private Channels channels() {
        return new Channels(plan, Map.of("orders", partitions));
    }

    Monitor monitor() {
        return Objects.requireNonNull(plan.project().monitors().get("order_inputs"));
    }

    MonitorPlan resolved() {
        return MonitorPlan.of(plan, monitor(), channels());
    }

    Pipeline pipeline() {
        return new MonitorPipeline(plan, channels(), SERDES).all().get(0);
    }

    static TopologyTestDriver driver(Topology topology) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "shop-monitor-order_inputs");
        return new TopologyTestDriver(topology, settings);
    }
}
