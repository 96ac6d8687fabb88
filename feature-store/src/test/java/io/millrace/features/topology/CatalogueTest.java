package io.millrace.features.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.MemoryRow;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.AggregateName;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import io.millrace.runtime.project.View;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import io.millrace.schemas.serde.AvroSerdes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every aggregate that a project file can name, plain and by category, from the file to the contracts of the topics. */
final class CatalogueTest {

    private static final String VIEW = "everything";

    private final Plan plan;
    private final Answer answer;

    CatalogueTest(@TempDir Path folder) throws IOException, InvalidProjectException {
        Path file = Files.writeString(folder.resolve("project.yaml"), project());
        this.plan = new Plan(new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck())).read(file));
        FeatureEngine engine = new FeatureEngine(Layouts.of(plan, "user"));
        MemoryRow row = new MemoryRow();
        for (int i = 0; i < 20; i++) {
            Map<String, Object> fields =
                    Map.of("user", "ann", "amount", 1.5 * i * i, "gift", i % 3 == 0, "item", "item" + i % 4);
            engine.count(row, new Event("orders", "id" + i, 1_000L * i, fields));
        }
        this.answer = engine.read(row, 20_000);
    }

    private static String project() {
        StringBuilder features = new StringBuilder();
        for (AggregateName name : AggregateName.values()) {
            String feature = "aggregate: " + name.yaml() + of(name) + told(name) + ", windows: [lifetime, session 30m]";
            features.append("      ")
                    .append(name.yaml())
                    .append(": { ")
                    .append(feature)
                    .append(" }\n");
            if (name.result(FieldType.STRING) != FieldType.LIST && name.result(FieldType.STRING) != FieldType.MAP) {
                features.append("      by_").append(name.yaml()).append(": { ");
                features.append(feature).append(", by: item, categories: 3 }\n");
            }
        }
        return """
                project: shop
                sources:
                  orders: { topic: orders, format: json, key: id, time: at,
                            fields: { id: string, at: timestamp, user: string, amount: double, gift: boolean, item: string } }
                entities: { user: { key: user } }
                views:
                  everything:
                    entity: user
                    source: orders
                    publish: true
                    features:
                """ + features;
    }

    private static String of(AggregateName name) {
        return switch (name.of()) {
            case OPTIONAL -> "";
            case NUMBER -> ", of: amount";
            case BOOLEAN -> ", of: gift";
            case ANY -> ", of: item";
        };
    }

    private static String told(AggregateName name) {
        return switch (name) {
            case PERCENTILE -> ", at: 0.9, error: 0.02";
            case HISTOGRAM -> ", edges: [1, 10, 100]";
            case FIRST_N, LAST_N, LAG -> ", n: 2";
            case DISTINCT, ENTROPY -> ", bound: 50";
            case APPROX_DISTINCT -> ", precision: 8";
            case TOP_K -> ", k: 2";
            case DECAYED_COUNT, DECAYED_SUM, DECAYED_MEAN -> ", half_life: 5s";
            default -> "";
        };
    }

    @Test
    void aggregate_ofEveryName_hasItsNameAndParameters() {
        String layout = Layouts.of(plan, "user").views().get(0).describe();
        for (AggregateName name : AggregateName.values()) {
            assertThat(layout).contains("feature " + name.yaml() + "_lifetime " + name.yaml());
            assertThat(layout).contains("feature " + name.yaml() + "_session_30m " + name.yaml());
        }
        assertThat(layout)
                .contains("percentile 0.9 0.02 lifetime", "histogram [1.0, 10.0, 100.0] lifetime", "first_n 2 lifetime")
                .contains("lag 2 lifetime", "distinct 50 lifetime", "entropy 50 lifetime", "approx_distinct 8 lifetime")
                .contains("top_k 2 lifetime", "decayed_mean 5000 lifetime", "count by 3 lifetime\n of \n");
    }

    @Test
    void result_ofEveryName_hasTheTypeThatThePlanSays() {
        assertThat(answer.names()).hasSizeGreaterThan(100);
        for (String name : answer.names()) {
            Object value = answer.value(name);
            assertThat(value).as(name).isNotNull();
            assertThat(value).as(name).isInstanceOf(type(plan.columnType(name)));
        }
    }

    private static Class<?> type(FieldType type) {
        return switch (type) {
            case INT, TIMESTAMP -> Long.class;
            case DOUBLE -> Double.class;
            case BOOLEAN -> Boolean.class;
            case STRING -> String.class;
            case LIST -> List.class;
            case MAP -> Map.class;
        };
    }

    @Test
    void result_ofEveryName_travelsWithItsEvent() {
        Map<String, @Nullable Object> features = new HashMap<>();
        answer.names().forEach(name -> features.put(name, answer.value(name)));
        Flow sent =
                new Flow(new EventInFlight("orders", "id", 5L, new Origin("orders", 0, 1L), new HashMap<>(), features));
        Serde<Flow> serde = new AvroSerdes("mock://catalogue").of(Flow.class);
        Flow received = serde.deserializer().deserialize("t", serde.serializer().serialize("t", sent));
        assertThat(((EventInFlight) received.getBody()).getFeatures()).isEqualTo(features);
        EventInFlight held = HeldEvent.decode(HeldEvent.encode((EventInFlight) sent.getBody()));
        assertThat(held.getFeatures()).isEqualTo(features);
    }

    @Test
    void result_ofEveryName_fitsTheUpdateOfItsView() {
        View view = Objects.requireNonNull(plan.project().views().get(VIEW));
        GenericRecord update = new FeatureUpdates(plan, view).update("ann", answer);
        assertThat(GenericData.get().validate(update.getSchema(), update)).isTrue();
        assertThat(update.get("last_n_session_30m").toString().toLowerCase(Locale.ROOT))
                .isEqualTo("[item2, item3]");
    }
}
