package io.millrace.trainer.topology;

import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Model;
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

/** A small project with a model that says which orders are fraud, and its topology. */
final class ShopModel {

    static final AvroSerdes SERDES = new AvroSerdes("mock://shop");

    private final Plan plan;

    private ShopModel(Plan plan) {
        this.plan = plan;
    }

    static ShopModel in(Project.Order order, int partitions) {
        try {
            Path file = Path.of(Objects.requireNonNull(ShopModel.class.getResource("shop.yaml"))
                    .toURI());
            Project read = new ProjectFile(SchemaLookup.NONE, List.of()).read(file);
            return new ShopModel(new Plan(new Project(
                    read.name(),
                    read.clock(),
                    order,
                    partitions,
                    read.idle(),
                    read.lookups(),
                    read.sources(),
                    read.entities(),
                    read.views(),
                    read.services(),
                    read.models(),
                    read.monitors())));
        } catch (URISyntaxException | InvalidProjectException e) {
            throw new IllegalStateException(e);
        }
    }

    Plan plan() {
        return plan;
    }

    Model model() {
        return Objects.requireNonNull(plan.project().models().get("fraud"));
    }

    ModelPlan resolved() {
        return ModelPlan.of(plan, model(), channels());
    }

    Pipeline pipeline() {
        return new ModelPipeline(plan, channels(), SERDES).all().get(0);
    }

    private Channels channels() {
        int partitions = plan.project().partitions();
        return new Channels(plan, Map.of("orders", partitions, "verdicts", partitions));
    }

    static TopologyTestDriver driver(Topology topology) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "shop-model-fraud");
        return new TopologyTestDriver(topology, settings);
    }
}
