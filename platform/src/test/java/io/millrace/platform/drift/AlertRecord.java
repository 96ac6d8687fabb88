package io.millrace.platform.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.testing.Records;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.DriftInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * A record of an alert, to the byte.
 *
 * @param value in hexadecimal digits
 * @param headers {@code name=value}, in their order
 */
record AlertRecord(String key, String value, List<String> headers) {

    /**
     * All that are committed, in their order. The source of a CloudEvent names the project, and the inputs of an alert its topics, with offsets that
     * count transactions too; here they are the same for all, so that records of two projects can be equal.
     */
    static List<AlertRecord> of(Cluster cluster, String topic, String project) {
        return Records.of(cluster, topic).stream()
                .map(record -> of(record, alert(cluster, topic, record.value()), project))
                .toList();
    }

    private static byte[] alert(Cluster cluster, String topic, byte[] value) {
        Serde<DriftAlert> alerts = cluster.serdes().of(DriftAlert.class);
        DriftAlert alert = alerts.deserializer().deserialize(topic, value);
        assertThat(alert.getInputs())
                .allSatisfy(input -> assertThat(input.getFrom()).isBetween(0L, input.getTo()))
                .extracting(DriftInput::getPartition)
                .isSorted();
        return alerts.serializer()
                .serialize(
                        topic, DriftAlert.newBuilder(alert).setInputs(List.of()).build());
    }

    private static AlertRecord of(ConsumerRecord<byte[], byte[]> record, byte[] value, String project) {
        return new AlertRecord(
                text(record.key()),
                HexFormat.of().formatHex(value),
                Arrays.stream(record.headers().toArray())
                        .map(header -> header.key() + "=" + text(header.value()))
                        .map(header -> header.replace("/millrace/" + project + "/", "/millrace/PROJECT/"))
                        .toList());
    }

    /** The alert and what has become of it, such as {@code inputs/amount firing}. */
    String summary() {
        String type = "ce_type=io.millrace.drift.alert.";
        return headers.stream()
                .filter(header -> header.startsWith(type))
                .map(header -> key + " " + header.substring(type.length()))
                .findFirst()
                .orElseThrow();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
