package io.millrace.feast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feast.FeastClient;
import dev.feast.Row;
import feast.proto.serving.ServingAPIProto.FieldStatus;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client as it is published reads what was counted: one and several entities, composite keys, and every status. */
@ExtendWith(Shop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FeastClientTest {

    private static final List<String> BUYING =
            List.of("buying:orders_1d", "buying:amount_1h", "buying:items_1d", "buying:last_1d");

    private FeastClient client;
    private int port;

    @BeforeAll
    void connect(Shop.Running shop) {
        port = shop.port();
        client = FeastClient.create("127.0.0.1", port);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptionsMatching(
                        failure -> Status.fromThrowable(failure).getCode() == Status.Code.UNAVAILABLE)
                .untilAsserted(() -> {
                    several_entities_have_every_status();
                    composite_keys_are_read_by_their_fields();
                });
    }

    @AfterAll
    void stop() throws Exception {
        client.close();
    }

    @Test
    void one_entity_has_values_of_every_type() {
        Row row = read(1);
        assertThat(row.getLong("orders_1d")).isEqualTo(3);
        assertThat(row.getDouble("amount_1h")).isEqualTo(4.0);
        assertThat(row.getLong("items_1d")).isEqualTo(2);
        assertThat(Objects.requireNonNull(row.getFields().get("last_1d"))
                        .getStringListVal()
                        .getValList())
                .containsExactly("cup", "pot", "cup");
        assertThat(row.getStatuses().values()).containsOnly(FieldStatus.PRESENT);
        assertThat(row.getInt("customer")).isEqualTo(1);
    }

    @Test
    void several_entities_have_every_status() {
        List<Row> rows = client.getOnlineFeatures(
                BUYING, List.of(customer(1), customer(2), customer(3), customer(4), customer(5)));
        assertThat(rows)
                .extracting(row -> row.getStatus("items_1d"))
                .containsExactly(
                        FieldStatus.PRESENT,
                        FieldStatus.INVALID,
                        FieldStatus.PRESENT,
                        FieldStatus.OUTSIDE_MAX_AGE,
                        FieldStatus.NOT_FOUND);
        assertThat(rows)
                .extracting(row -> row.getStatus("amount_1h"))
                .containsExactly(
                        FieldStatus.PRESENT,
                        FieldStatus.PRESENT,
                        FieldStatus.NULL_VALUE,
                        FieldStatus.OUTSIDE_MAX_AGE,
                        FieldStatus.NOT_FOUND);
        assertThat(rows.get(1).getDouble("amount_1h")).isEqualTo(7.0);
    }

    @Test
    void rows_have_the_time_of_their_newest_event() {
        assertThat(read(2).getEntityTimestamp().getSeconds()).isEqualTo(1714737600L);
        assertThat(read(5).getEntityTimestamp().getSeconds()).isZero();
    }

    @Test
    void composite_keys_are_read_by_their_fields() {
        List<Row> rows = client.getOnlineFeatures(
                List.of("baskets:orders_1d"),
                List.of(
                        customer(1).set("item", "cup"),
                        customer(1).set("item", "pot"),
                        customer(1).set("item", "tea")));
        assertThat(rows.get(0).getLong("orders_1d")).isEqualTo(2);
        assertThat(rows.get(1).getLong("orders_1d")).isEqualTo(1);
        assertThat(rows.get(2).getStatus("orders_1d")).isEqualTo(FieldStatus.NOT_FOUND);
    }

    @Test
    void keys_of_other_types_are_the_same_entity() {
        assertThat(client.getOnlineFeatures(
                        BUYING,
                        List.of(Row.create().set("customer", 1L), Row.create().set("customer", "1"))))
                .extracting(row -> row.getLong("orders_1d"))
                .containsExactly(3L, 3L);
    }

    @Test
    void what_is_at_fault_is_said() {
        assertThatThrownBy(() -> client.getOnlineFeatures(List.of("nothing:orders_1d"), List.of(customer(1))))
                .satisfies(failure ->
                        assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(Status.Code.NOT_FOUND))
                .hasMessageContaining("'nothing'");
        assertThatThrownBy(() -> client.getOnlineFeatures(List.of("baskets:orders_1d"), List.of(customer(1))))
                .satisfies(failure ->
                        assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))
                .hasMessageContaining("item");
        assertThatThrownBy(() -> client.getOnlineFeatures(
                        List.of("buying:orders_1d", "baskets:orders_1d"),
                        List.of(customer(1).set("item", "cup"))))
                .hasMessageContaining("orders_1d");
    }

    @Test
    void the_server_says_what_it_is() {
        assertThat(client.getFeastServingInfo().getVersion()).startsWith("millrace");
    }

    @Test
    void what_is_no_message_is_refused_and_the_next_one_answered() {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build();
        try {
            for (String method : List.of("GetOnlineFeatures", "Nothing")) {
                MethodDescriptor<String, String> call = MethodDescriptor.<String, String>newBuilder()
                        .setType(MethodDescriptor.MethodType.UNARY)
                        .setFullMethodName("feast.serving.ServingService/" + method)
                        .setRequestMarshaller(new Texts())
                        .setResponseMarshaller(new Texts())
                        .build();
                CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS);
                assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(channel, call, soon, "no message of that kind"))
                        .satisfies(failure -> assertThat(
                                        Status.fromThrowable(failure).getCode())
                                .as("%s", failure)
                                .isIn(Status.Code.INVALID_ARGUMENT, Status.Code.UNIMPLEMENTED));
            }
        } finally {
            channel.shutdownNow();
        }
        assertThat(read(1).getLong("orders_1d")).isEqualTo(3);
    }

    private Row read(int customer) {
        return client.getOnlineFeatures(BUYING, List.of(customer(customer))).get(0);
    }

    private static Row customer(int number) {
        return Row.create().set("customer", number);
    }

    /** Texts as they are, in place of messages. */
    private static final class Texts implements MethodDescriptor.Marshaller<String> {

        @Override
        public InputStream stream(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream bytes) {
            try {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
