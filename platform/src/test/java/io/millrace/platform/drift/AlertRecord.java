package io.millrace.platform.drift;

import io.millrace.platform.testing.Records;
import io.millrace.runtime.streams.Cluster;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of an alert, to the byte.
 *
 * @param value in hexadecimal digits
 * @param headers {@code name=value}, in their order
 */
record AlertRecord(String key, String value, List<String> headers) {

    /**
     * All that are committed, in their order. The source of a CloudEvent names the project; here it is the same for all, so that records of two
     * projects can be equal.
     */
    static List<AlertRecord> of(Cluster cluster, String topic, String project) {
        return Records.of(cluster, topic).stream()
                .map(record -> of(record, project))
                .toList();
    }

    private static AlertRecord of(ConsumerRecord<byte[], byte[]> record, String project) {
        return new AlertRecord(
                text(record.key()),
                HexFormat.of().formatHex(record.value()),
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
