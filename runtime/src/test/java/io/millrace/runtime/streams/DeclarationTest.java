package io.millrace.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeclarationTest {

    @Test
    void of_record_declaresItsTimeForOnePartition() {
        ProducerRecord<byte[], byte[]> record = Declaration.of("orders", 2, -5);

        assertThat(record.topic()).isEqualTo("orders");
        assertThat(record.partition()).isEqualTo(2);
        assertThat(record.key()).isNull();
        assertThat(record.value()).isNull();
        assertThat(new String(record.headers().lastHeader("millrace-progress").value(), StandardCharsets.US_ASCII))
                .isEqualTo("-5");
        assertThat(Declaration.in(record.headers())).hasValue(-5);
    }

    @Test
    void in_endOfTime_isTheYear9999() {
        assertThat(Declaration.in(with("9223372036854775807"))).hasValue(253_402_300_799_999L);
    }

    @Test
    void in_noHeaderOrNoNumber_declaresNothing() {
        assertThat(Declaration.in(new RecordHeaders())).isEmpty();
        assertThat(Declaration.in(with("soon"))).isEmpty();
        assertThat(Declaration.in(with(""))).isEmpty();
        assertThat(Declaration.in(new RecordHeaders().add("millrace-progress", (byte[]) null)))
                .isEmpty();
    }

    private static Headers with(String time) {
        return new RecordHeaders().add("millrace-progress", time.getBytes(StandardCharsets.US_ASCII));
    }
}
