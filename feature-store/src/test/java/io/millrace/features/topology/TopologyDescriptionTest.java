package io.millrace.features.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.Shop;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.streams.Pipeline;
import io.millrace.schemas.serde.AvroSerdes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The shape of each application: its sub-topologies and store names are where state lives, so a change is a migration. */
class TopologyDescriptionTest {

    private static final List<Pipeline> PIPELINES = PipelineDriver.pipelines(
            Project.Order.EVENT_TIME, new AvroSerdes("mock://description"), new MovableClock(PipelineDriver.START));

    @Test
    void all_isAnIngestPerSourceAndAStationPerEntity() {
        assertThat(PIPELINES)
                .extracting(Pipeline::applicationId)
                .containsExactly(
                        "shop-ingest-orders",
                        "shop-ingest-visits",
                        "shop-ingest-verdicts",
                        "shop-station-user",
                        "shop-station-item");
    }

    @Test
    void describe_everyPipeline_isGolden() throws IOException {
        for (Pipeline pipeline : PIPELINES) {
            assertThat(pipeline.topology().describe().toString())
                    .as(pipeline.applicationId())
                    .isEqualTo(golden(pipeline.applicationId() + ".txt"));
        }
    }

    @Test
    void describe_ofASourceWithALookup_isGolden() throws IOException {
        Plan plan = Shop.planWith("sources:\n  orders:", """
                lookups:
                  goods: { topic: shop.goods, format: json, key: name, fields: { name: string, weight: double } }
                sources:
                  orders:
                    lookups: { article: { in: goods, by: item } }""");
        List<Pipeline> pipelines = PipelineDriver.pipelines(
                plan, new AvroSerdes("mock://description"), new MovableClock(PipelineDriver.START));

        for (String application : List.of("shop-ingest-orders", "shop-lookup-goods")) {
            Pipeline found = pipelines.stream()
                    .filter(pipeline -> pipeline.applicationId().equals(application))
                    .findFirst()
                    .orElseThrow();
            assertThat(found.topology().describe().toString())
                    .as(application)
                    .isEqualTo(golden(application + "-with-lookup.txt"));
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TopologyDescriptionTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
