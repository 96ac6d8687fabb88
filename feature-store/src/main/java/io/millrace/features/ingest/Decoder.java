package io.millrace.features.ingest;

import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Source;
import io.millrace.schemas.serde.AvroSerdes;
import java.util.Map;

/** Reads the value of a record as fields. */
public interface Decoder {

    /** A decoder of the records of a source. */
    static Decoder of(Source source, AvroSerdes serdes) {
        return of(source.format(), source.topic(), source.fields(), serdes);
    }

    /** A decoder of the records of a topic. */
    static Decoder of(Source.Format format, String topic, Map<String, FieldType> fields, AvroSerdes serdes) {
        return format == Source.Format.JSON
                ? new JsonDecoder(fields)
                : new AvroDecoder(topic, fields, serdes.generic().deserializer());
    }

    /**
     * Decodes one value.
     *
     * @throws UnusableException when the value cannot be read at all, with the reason
     */
    FieldReader decode(byte[] value) throws UnusableException;
}
