package io.millrace.trainer.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.project.Project.Order;
import io.millrace.schemas.Evaluation;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import io.millrace.schemas.Prediction;
import io.millrace.schemas.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

/** The whole application of a model. */
final class ModelPipelineTest {

    /**
     * Names of processors, stores and topics are what a running project finds its state by: a change of this text is a change
     * that old state does not survive. Write it anew from the failure's message when that is meant.
     */
    @Test
    void topology_isTheOneThatRunningProjectsHave() throws IOException {
        String expected = new String(
                Objects.requireNonNull(getClass().getResourceAsStream("model-topology.txt"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(ShopModel.in(Order.EVENT_TIME, 3)
                        .pipeline()
                        .topology()
                        .describe()
                        .toString())
                .isEqualTo(expected);
    }

    @Test
    void vectorsAndVerdicts_comeOutAsPredictionsAndEvaluations() {
        ShopModel shop = ShopModel.in(Order.EVENT_TIME, 1);
        try (TopologyTestDriver driver = ShopModel.driver(shop.pipeline().topology())) {
            TestInputTopic<String, Flow> orders = flows(driver, "shop.vectors.orders");
            TestInputTopic<String, Flow> verdicts = flows(driver, "shop.vectors.verdicts");
            verdicts.pipeInput("a", new Flow(event("verdicts", "a", 900L, Map.of("fraud", true), Map.of())));
            verdicts.pipeInput("", new Flow(new Progress("ingest.verdicts/0", 7_200_000L, 900L, false, Map.of())));
            orders.pipeInput(
                    "a",
                    new Flow(event(
                            "orders",
                            "a",
                            800L,
                            Map.of("amount", 12.5, "express", true, "customer", "Eve"),
                            Map.of("activity:orders_1h", 3L))));
            orders.pipeInput("", new Flow(new Progress("station.customer/0", 7_200_000L, 800L, false, Map.of())));

            List<Prediction> predictions = driver.createOutputTopic(
                            "shop.models.fraud.predictions",
                            new StringDeserializer(),
                            ShopModel.SERDES.of(Prediction.class).deserializer())
                    .readValuesToList();
            assertThat(predictions).singleElement().satisfies(prediction -> {
                assertThat(prediction.getId()).isEqualTo("a");
                assertThat(prediction.getTime()).isEqualTo(800);
                assertThat(prediction.getLearned()).isZero();
                assertThat(prediction.getOrigin()).isEqualTo(new Origin("shop.orders", 0, 7L));
            });
            List<Evaluation> evaluations = driver.createOutputTopic(
                            "shop.models.fraud.evaluations",
                            new StringDeserializer(),
                            ShopModel.SERDES.of(Evaluation.class).deserializer())
                    .readValuesToList();
            assertThat(evaluations).isNotEmpty().allSatisfy(evaluation -> assertThat(evaluation.getLabelsJoined())
                    .isEqualTo(1));
        }
    }

    private static TestInputTopic<String, Flow> flows(TopologyTestDriver driver, String topic) {
        return driver.createInputTopic(
                topic, new StringSerializer(), ShopModel.SERDES.of(Flow.class).serializer());
    }

    private static EventInFlight event(
            String source, String id, long time, Map<String, Object> fields, Map<String, Object> features) {
        return new EventInFlight(source, id, time, new Origin("shop." + source, 0, 7L), fields, features);
    }
}
