package io.millrace.runtime.streams;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A producer's own word that it has sent every event up to a time: a record without key or value, with the header
 * {@code millrace-progress} that holds epoch milliseconds as text. Send one to every partition of a source at its end.
 */
public final class Declaration {

    /** Name of the header. */
    public static final String HEADER = "millrace-progress";

    /** The end of the year 9999: later times add nothing, and sums with durations stay in range. */
    private static final long LATEST = 253_402_300_799_999L;

    private Declaration() {}

    /** The declared time, if the headers hold one. Text that is no number declares nothing. */
    public static OptionalLong in(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return OptionalLong.empty();
        }
        try {
            long time = Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII));
            return OptionalLong.of(Math.min(time, LATEST));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A record that declares a time for one partition. */
    public static ProducerRecord<byte[], byte[]> of(String topic, int partition, long time) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, null, null);
        record.headers().add(HEADER, Long.toString(time).getBytes(StandardCharsets.US_ASCII));
        return record;
    }
}
