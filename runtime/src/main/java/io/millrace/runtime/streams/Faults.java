package io.millrace.runtime.streams;

import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.DeadLetterReason;
import io.millrace.schemas.Origin;
import io.millrace.schemas.serde.AvroSerdes;
import io.millrace.schemas.serde.RegistryOutage;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Last resort for a record that a step could not read or handle: it goes to the dead-letter topic with its bytes, in the
 * same transaction, and everything else goes on. Faults of Kafka, of the schema registry, or of a store and what is in it are
 * no record's fault: they stop the process, and nothing is lost.
 */
public final class Faults implements DeserializationExceptionHandler, ProcessingExceptionHandler {

    /** Setting: the dead-letter topic. */
    static final String TOPIC = "millrace.dead.letters.topic";

    /** Setting: the schema registry. */
    static final String REGISTRY = "millrace.registry.url";

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private String topic = "";
    private @Nullable Serializer<DeadLetter> letters;

    @Override
    public void configure(Map<String, ?> configs) {
        topic = String.valueOf(configs.get(TOPIC));
        letters = new AvroSerdes(String.valueOf(configs.get(REGISTRY)))
                .of(DeadLetter.class)
                .serializer();
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception fault) {
        if (RegistryOutage.in(fault)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        return DeserializationExceptionHandler.Response.resume(
                List.of(letter(context, DeadLetterReason.UNDECODABLE, record.key(), record.value(), fault)));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception fault) {
        boolean ours = fault instanceof KafkaException || fault instanceof IllegalStateException;
        if (ours || record == null) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(List.of(
                letter(context, DeadLetterReason.UNUSABLE, context.sourceRawKey(), context.sourceRawValue(), fault)));
    }

    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context,
            DeadLetterReason reason,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Exception fault) {
        try (MDC.MDCCloseable place = LogContext.partition(context.topic(), context.partition())) {
            LOG.warn(
                    "record {}-{}@{} was not usable in {}: {}",
                    context.topic(),
                    context.partition(),
                    context.offset(),
                    context.processorNodeId(),
                    String.valueOf(fault));
            LOG.debug("it was not usable because of", fault);
        }
        DeadLetter letter = new DeadLetter(
                reason,
                String.valueOf(fault.getMessage()),
                context.processorNodeId(),
                new Origin(context.topic(), context.partition(), context.offset()),
                context.timestamp(),
                Excerpt.of(key),
                Excerpt.of(value));
        if (letters == null) {
            throw new IllegalStateException("the fault handler was not configured");
        }
        return new ProducerRecord<>(topic, Excerpt.keyOf(key), letters.serialize(topic, letter));
    }
}
