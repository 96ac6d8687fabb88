package io.millrace.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.DeadLetterReason;
import io.millrace.schemas.Origin;
import io.millrace.schemas.serde.AvroSerdes;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String REGISTRY = "mock://faults";
    private static final byte[] KEY = {1};
    private static final byte[] VALUE = {2, 3};

    private final Faults faults = new Faults();

    FaultsTest() {
        faults.configure(Map.of(Faults.TOPIC, "shop.dead-letters", Faults.REGISTRY, REGISTRY));
    }

    @SuppressWarnings("NullAway") // the handler asks for no processor context
    private static ErrorHandlerContext context() {
        return new DefaultErrorHandlerContext(
                null, "shop.orders", 1, 7, new RecordHeaders(), "station", new TaskId(0, 1), 77, KEY, VALUE);
    }

    private static DeadLetter letter(List<ProducerRecord<byte[], byte[]>> records) {
        assertThat(records).hasSize(1);
        assertThat(records.get(0).topic()).isEqualTo("shop.dead-letters");
        return new AvroSerdes(REGISTRY)
                .of(DeadLetter.class)
                .deserializer()
                .deserialize("shop.dead-letters", records.get(0).value());
    }

    @Test
    void handleError_bytesThatCannotBeRead_becomeADeadLetter() {
        DeserializationExceptionHandler.Response response = faults.handleError(
                context(),
                new ConsumerRecord<>("shop.orders", 1, 7, KEY, VALUE),
                new SerializationException("Unknown magic byte!"));

        assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
        assertThat(letter(response.deadLetterQueueRecords()))
                .isEqualTo(new DeadLetter(
                        DeadLetterReason.UNDECODABLE,
                        "Unknown magic byte!",
                        "station",
                        new Origin("shop.orders", 1, 7L),
                        77L,
                        ByteBuffer.wrap(KEY),
                        ByteBuffer.wrap(VALUE)));
    }

    @Test
    void handleError_registryThatDoesNotAnswer_stopsInsteadOfLosingRecords() {
        DeserializationExceptionHandler.Response response = faults.handleError(
                context(),
                new ConsumerRecord<>("shop.orders", 1, 7, KEY, VALUE),
                new SerializationException("Error retrieving Avro value schema", new ConnectException("refused")));

        assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.FAIL);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
    }

    @Test
    void handleError_recordThatCannotBeHandled_becomesADeadLetter_butFaultsOfKafkaAndOfStateStop() {
        Record<String, String> record = new Record<>("k", "v", 0);

        ProcessingExceptionHandler.Response unusable =
                faults.handleError(context(), record, new IllegalArgumentException("odd"));
        assertThat(unusable.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
        assertThat(letter(unusable.deadLetterQueueRecords()).getReason()).isEqualTo(DeadLetterReason.UNUSABLE);

        for (Exception ours : List.of(new ProducerFencedException("fenced"), new IllegalStateException("bad row"))) {
            assertThat(faults.handleError(context(), record, ours).result())
                    .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
        }
    }
}
