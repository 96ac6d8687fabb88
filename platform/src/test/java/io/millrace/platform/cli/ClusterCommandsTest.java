package io.millrace.platform.cli;

import static io.millrace.platform.cli.Typed.millrace;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands against a running process: events go in with {@code produce} and come out with {@code features get}. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClusterCommandsTest {

    private static final String[] KEYS = {
        "Alice", "Al ice/Bob", "ÅŽ 日本 🚂", "a+b%20c?d=e&f#g", "...", "\"quoted, 'it'\"", "\\", "%"
    };
    private static final String PROJECT = """
            project: till
            clock: stream
            order: event_time
            partitions: 2
            sources:
              sales:
                topic: till.sales
                format: json
                key: id
                time: time
                fields: { id: string, time: timestamp, customer: string, amount: double, items: int, cash: boolean }
              returns:
                topic: till.returns
                format: avro
                schema: return.avsc
                key: id
                time: time
            entities:
              customer: { key: customer }
              till: { key: [customer, cash] }
            views:
              purchases:
                entity: customer
                source: sales
                features:
                  sales:  { aggregate: count, windows: [1h] }
                  amount: { aggregate: sum, of: amount, windows: [1h] }
                  items:  { aggregate: max, of: items, windows: [1h] }
              payments:
                entity: till
                source: sales
                features:
                  amounts: { aggregate: last_n, of: amount, n: 3, windows: [1h] }
                  items:   { aggregate: count, by: items, windows: [1h] }
            """;
    private static final String RETURN = """
            { "type": "record", "name": "Return", "fields": [
              {"name": "id", "type": "string"},
              {"name": "time", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "amount", "type": ["null", "double"], "default": null} ] }
            """;

    private final Cluster cluster;
    private final Path folder;
    private final Path project;
    private final Node node;

    ClusterCommandsTest(Cluster cluster, @TempDir Path folder) throws Exception {
        this.cluster = cluster;
        this.folder = folder;
        Files.writeString(folder.resolve("return.avsc"), RETURN);
        this.project = Files.writeString(folder.resolve("project.yaml"), PROJECT);
        this.node = TestProject.start(
                new Plan(TestProject.read(project)),
                cluster,
                EnumSet.of(Role.FEATURE_STORE),
                2,
                folder.resolve("state"));
    }

    private Typed produce(String source, Path file, String... more) {
        return millrace(Stream.concat(
                        Stream.of(
                                "produce",
                                project.toString(),
                                source,
                                file.toString(),
                                "--bootstrap-servers",
                                cluster.bootstrapServers(),
                                "--schema-registry",
                                cluster.registryUrl()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Typed get(String... arguments) {
        return millrace(
                Stream.concat(Stream.of("features", "get", "--url", TestProject.url(node)), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** Two sales for every key: one from a CSV file, one from JSON lines. */
    @BeforeAll
    void produceSales() throws IOException {
        StringBuilder csv = new StringBuilder("id,time,customer,amount,items,cash\n");
        StringBuilder json = new StringBuilder();
        ObjectMapper mapper = new ObjectMapper();
        for (int i = 0; i < KEYS.length; i++) {
            csv.append("c%d,2024-05-01T10:00:00Z,\"%s\",%s,%d,true\n"
                    .formatted(i, KEYS[i].replace("\"", "\"\""), i == 0 ? "" : "1.5", i));
            json.append(
                    "{\"id\":\"j%d\",\"time\":\"2024-05-01T10:30:00+02:00\",\"customer\":%s,\"amount\":2,\"items\":1}\n"
                            .formatted(i, mapper.writeValueAsString(KEYS[i])));
        }
        Typed first = produce("sales", Files.writeString(folder.resolve("sales.jsonl"), json));
        assertThat(first.out()).isEqualTo("8 events sent to till.sales.%n".formatted());
        assertThat(first.exitCode()).isZero();
        Typed second = produce(
                "sales",
                Files.writeString(folder.resolve("sales.csv"), csv),
                "--complete-until",
                "2024-05-02T00:00:00Z",
                "--json");
        assertThat(second.json())
                .singleElement()
                .hasToString("{\"source\":\"sales\",\"topic\":\"till.sales\",\"events\":8,"
                        + "\"complete_until\":\"2024-05-02T00:00:00Z\"}");
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            for (String key : KEYS) {
                Typed answer = get("purchases", key, "--as-of", "2024-05-01T10:00:00Z");
                assertThat(answer.out()).as("%s: %s", key, answer.err()).contains("newest event 2024-05-01T10:00:00Z");
            }
        });
    }

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void featuresGet_ofEveryKey_findsTheEntity() throws IOException {
        for (int i = 0; i < KEYS.length; i++) {
            Typed answer = get("purchases", KEYS[i], "--as-of", "2024-05-01T10:00:00Z", "--json");
            assertThat(answer.exitCode()).as(answer.err()).isZero();
            JsonNode body = new ObjectMapper().readTree(answer.out());
            assertThat(body.at("/entity/customer").asText()).isEqualTo(KEYS[i]);
            assertThat(body.at("/as_of").asText()).isEqualTo("2024-05-01T10:00:00Z");
            // half past eight in Greenwich is outside the hour
            assertThat(body.at("/features/sales_1h/value").asLong()).isEqualTo(1);
            assertThat(body.at("/features/amount_1h/value").asDouble()).isEqualTo(i == 0 ? 0.0 : 1.5);
            assertThat(body.at("/features/items_1h/value").asDouble()).isEqualTo(i);
        }
    }

    @Test
    void featuresGet_ofAKeyOfSeveralFields_takesThemByNameOrJoined() {
        String asOf = "2024-05-01T10:00:00Z";
        String joined =
                get("payments", "Al ice/Bob|true", "--as-of", asOf, "--json").out();
        assertThat(joined)
                .contains("\"entity\":{\"customer\":\"Al ice/Bob\",\"cash\":\"true\"}")
                .contains("\"amounts_1h\":{\"value\":[1.5],\"status\":\"PRESENT\"}")
                .contains("\"items_1h\":{\"value\":{\"1\":1},\"status\":\"PRESENT\"}");
        String byName = get("payments", "--key", "customer=Al ice/Bob", "--key", "cash=true", "--as-of", asOf, "--json")
                .out();
        assertThat(byName).isEqualTo(joined);
        String otherOrder = get(
                        "payments", "--key", "cash=true", "--key", "customer=Al ice/Bob", "--as-of", asOf, "--json")
                .out();
        assertThat(otherOrder).isEqualTo(joined);
        assertThat(get("payments", "--key", "customer=\\", "--key", "cash=true", "--as-of", asOf)
                        .out())
                .containsPattern("amounts_1h +\\[1.5] +PRESENT")
                .containsPattern("items_1h +\\{\"6\":1} +PRESENT");
    }

    @Test
    void featuresGet_ofAnotherKey_saysWhatItIs() {
        Typed part = get("payments", "Alice");
        assertThat(part.exitCode()).isEqualTo(1);
        assertThat(part.err())
                .contains("'Alice' is no key of entity 'till': give the values of customer, cash with | between them");
        Typed other = get("payments", "--key", "customer=Alice", "--key", "card=true");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err())
                .contains("The key of view 'payments' is customer, cash, and was given as customer, card.");
        Typed none = get("payments");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("Name one entity: by its key, or by --key FIELD=VALUE for each field of it.");
        assertThat(get("payments", "Alice", "--key", "customer=Alice").exitCode())
                .isEqualTo(2);
    }

    @Test
    void featuresGet_asText_showsValueAndStatus() {
        Typed answer = get("purchases", "Alice", "--as-of", "2024-05-01T12:00:00Z");
        assertThat(answer.out())
                .startsWith("as of 2024-05-01T12:00:00Z, newest event 2024-05-01T10:00:00Z, partition ")
                .containsPattern("sales_1h +0 +PRESENT")
                .containsPattern("items_1h +null +NULL_VALUE");
        assertThat(get("purchases", "Alice", "--as-of", "2024-05-01T08:00:00Z").out())
                .contains("INVALID");
    }

    @Test
    void featuresGet_ofAnUnknownEntity_isAnAnswer() {
        Typed answer = get("purchases", "Nobody");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).containsPattern("sales_1h +null +NOT_FOUND");
    }

    @Test
    void featuresGet_ofAnUnknownView_failsWithWhatIsNear() {
        Typed answer = get("purchase", "Alice");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("There is no view 'purchase'", "purchases");
        assertThat(get("a/b c", "Alice").err()).contains("There is no view 'a/b c'");
    }

    @Test
    void featuresGet_ofABadTimeOrNobody_says() {
        Typed time = get("purchases", "Alice", "--as-of", "noon");
        assertThat(time.exitCode()).isEqualTo(1);
        assertThat(time.err()).contains("as_of is 'noon'", "2015-09-12T12:00:00Z");
        Typed nobody = millrace("features", "get", "purchases", "Alice", "--url", "http://127.0.0.1:1");
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err()).contains("nobody answers at http://127.0.0.1:1");
    }

    @Test
    void produce_ofAvroRows_writesWhatTheRegistryKnows() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("returns.csv"), "id,time,amount\nr1,2024-05-01T10:00:00Z,2.5\nr2,1714557600000,\n");
        Typed answer = produce("returns", csv);
        assertThat(answer.err()).doesNotContain("millrace:");
        assertThat(answer.exitCode()).isZero();
        assertThat(Records.avro(cluster, "till.returns").stream()
                        .map(record -> record.value().toString()))
                .containsExactlyInAnyOrder(
                        "{\"id\": \"r1\", \"time\": 1714557600000, \"amount\": 2.5}",
                        "{\"id\": \"r2\", \"time\": 1714557600000, \"amount\": null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"x1\",\"time\":\"2024-05-01T10:00:00Z\"}\n{\"id\":\"x2\",\"time\":",
                "{\"id\":\"x1\",\"time\":\"2024-05-01T10:00:00Z\"}\nnot json\n",
                "{\"id\":\"x1\",\"time\":\"2024-05-01T10:00:00Z\"}\n{\"time\":\"2024-05-01T10:00:00Z\"}\n",
                "{\"id\":\"x1\",\"time\":\"2024-05-01T10:00:00Z\"}\n{\"id\":\"x2\",\"amount\":\"much\"}\n"
            })
    void produce_ofABadLine_namesTheLine(String lines) throws IOException {
        Typed answer = produce("sales", Files.writeString(folder.resolve("bad.jsonl"), lines));
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).containsPattern("(line |bad\\.jsonl:)2");
    }

    @Test
    void produce_ofABadCsvCell_namesTheLineAndTheColumn() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("bad.csv"),
                "id,time,customer,amount,items,cash\nb1,2024-05-01T10:00:00Z,Eve,1.5,two,true\n");
        Typed answer = produce("sales", csv);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("line 2", "'items' is 'two', expected an int");
    }

    @Test
    void produce_toAnUnknownSourceOrFromNoFile_isWrongUsage() {
        Typed source = produce("sale", folder.resolve("sales.csv"));
        assertThat(source.exitCode()).isEqualTo(2);
        assertThat(source.err()).contains("There is no source 'sale'", "sales");
        Typed file = produce("sales", folder.resolve("none.csv"));
        assertThat(file.exitCode()).isEqualTo(2);
        assertThat(file.err()).contains("none.csv cannot be read");
        Typed time = produce("sales", folder.resolve("sales.csv"), "--complete-until", "tonight");
        assertThat(time.exitCode()).isEqualTo(2);
        assertThat(time.err())
                .contains("'--complete-until': 'tonight' is not a time with an offset. Write it as 2015-09-12T08:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"predictions", "evaluations"})
    void recordsOfAProjectThatNeverRan_failWithWhatToDo(String command) {
        Typed answer = millrace(
                command,
                "fraud",
                "--project",
                "tilt",
                "--bootstrap-servers",
                cluster.bootstrapServers(),
                "--schema-registry",
                cluster.registryUrl());
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("topic tilt.models.fraud." + command + " does not exist");
    }
}
