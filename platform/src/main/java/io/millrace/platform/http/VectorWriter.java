package io.millrace.platform.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.Freshness;
import io.millrace.runtime.event.SourceOffset;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the answer of {@code POST /v1/features} without making a tree of it first: it is most of what a request costs. */
final class VectorWriter {

    /** Numbers in the fewest digits that tell them from all others, which is also faster than what the JDK writes. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private static final Map<Status, SerializedString> STATUSES = Arrays.stream(Status.values())
            .collect(Collectors.toMap(
                    Function.identity(),
                    status -> new SerializedString(status.name()),
                    (one, other) -> one,
                    () -> new EnumMap<>(Status.class)));
    private static final int BYTES_OF_A_FEATURE = 32;

    private final JsonGenerator out;

    private VectorWriter(JsonGenerator out) {
        this.out = out;
    }

    static Buffer answer(List<String> features, List<FeatureVector> vectors) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream((1 + vectors.size()) * (1 + features.size()) * BYTES_OF_A_FEATURE);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            new VectorWriter(out).write(features, vectors);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return Buffer.buffer(bytes.toByteArray()).appendByte((byte) '\n');
    }

    private void write(List<String> features, List<FeatureVector> vectors) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("features");
        for (String feature : features) {
            out.writeString(feature);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("rows");
        for (FeatureVector vector : vectors) {
            row(features, vector);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void row(List<String> features, FeatureVector vector) throws IOException {
        boolean reasons = false;
        out.writeStartObject();
        out.writeArrayFieldStart("values");
        for (FeatureValue value : vector.values()) {
            value(value.value());
            reasons |= value.reason() != null;
        }
        out.writeEndArray();
        out.writeArrayFieldStart("statuses");
        for (FeatureValue value : vector.values()) {
            out.writeString(STATUSES.get(value.status()));
        }
        out.writeEndArray();
        if (reasons) {
            reasons(features, vector);
        }
        out.writeObjectFieldStart("freshness");
        for (Map.Entry<String, Freshness> entry : vector.freshness().entrySet()) {
            out.writeFieldName(entry.getKey());
            freshness(entry.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private void reasons(List<String> features, FeatureVector vector) throws IOException {
        out.writeObjectFieldStart("reasons");
        for (int i = 0; i < features.size(); i++) {
            String reason = vector.values().get(i).reason();
            if (reason != null) {
                out.writeStringField(features.get(i), reason);
            }
        }
        out.writeEndObject();
    }

    private void freshness(Freshness fresh) throws IOException {
        out.writeStartObject();
        out.writeStringField("as_of", VectorJson.time(fresh.asOf()));
        out.writeStringField("event_time", VectorJson.time(fresh.eventTime()));
        SourceOffset last = fresh.last();
        if (last == null) {
            out.writeNullField("offset");
        } else {
            out.writeObjectFieldStart("offset");
            out.writeNumberField(last.log(), last.offset());
            out.writeEndObject();
        }
        out.writeNumberField("partition", fresh.partition());
        out.writeNumberField("lag", fresh.lag());
        out.writeStringField("served_by", fresh.servedBy());
        if (fresh.standby()) {
            out.writeBooleanField("standby", true);
        }
        out.writeEndObject();
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Long whole) {
            out.writeNumber(whole);
        } else if (value instanceof Double real) {
            out.writeNumber(real);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                value(element);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                value(entry.getValue());
            }
            out.writeEndObject();
        } else {
            out.writeString(String.valueOf(value));
        }
    }
}
