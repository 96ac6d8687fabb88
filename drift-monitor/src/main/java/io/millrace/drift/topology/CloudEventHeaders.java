package io.millrace.drift.topology;

import io.millrace.schemas.DriftAlert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Headers of an alert's record by the Kafka protocol binding of CloudEvents 1.0, in binary mode: the value stays what it is. Source and id
 * together are unique, and the same in a replay, so whoever gets a transition twice can tell.
 */
final class CloudEventHeaders {

    private static final String TYPE = "io.millrace.drift.alert.";

    private CloudEventHeaders() {}

    static Headers of(String project, DriftAlert alert) {
        RecordHeaders headers = new RecordHeaders();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", alert.getId() + "/" + alert.getWindowEnd());
        put(headers, "ce_source", "/millrace/" + project + "/monitors/" + alert.getMonitor());
        put(headers, "ce_type", TYPE + alert.getStatus().name().toLowerCase(Locale.ROOT));
        put(headers, "ce_subject", alert.getFeature());
        put(headers, "ce_time", Instant.ofEpochMilli(alert.getWindowEnd()).toString());
        put(headers, "content-type", "avro/binary");
        return headers;
    }

    private static void put(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
