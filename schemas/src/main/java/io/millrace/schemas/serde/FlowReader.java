package io.millrace.schemas.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads flows for somebody who looks at a part of each event, once: the values in it stay encoded until they are asked for.
 *
 * <p>Confluent's deserializer, which makes an object of each name and value, reads all else: watermarks, what was written with another
 * schema, lists and maps in events, and what cannot be read, which it says best.
 */
final class FlowReader implements Deserializer<Flow> {

    private static final int EVENT = 0;
    private static final int HEADER = 1 + Integer.BYTES;
    private static final String OWN = SchemaNormalization.toParsingForm(Flow.getClassSchema());

    private final KafkaAvroDeserializer all;
    private final Map<Integer, Boolean> ownSchemas = new ConcurrentHashMap<>();
    private final EncodedMaps fields = new EncodedMaps();
    private final EncodedMaps features = new EncodedMaps();

    FlowReader(KafkaAvroDeserializer all) {
        this.all = all;
    }

    @Override
    public @Nullable Flow deserialize(String topic, byte @Nullable [] bytes) {
        Flow event = bytes == null ? null : event(bytes);
        return event == null ? (Flow) all.deserialize(topic, bytes) : event;
    }

    private @Nullable Flow event(byte[] bytes) {
        if (bytes.length <= HEADER || bytes[0] != 0) {
            return null;
        }
        try {
            return isOwn(ByteBuffer.wrap(bytes).getInt(1)) ? read(bytes) : null;
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            return null;
        }
    }

    private @Nullable Flow read(byte[] bytes) {
        AvroCursor in = new AvroCursor(bytes, HEADER);
        if (in.readLong() != EVENT) {
            return null;
        }
        String source = in.readString();
        String id = in.readString();
        long time = in.readLong();
        Origin origin = new Origin(in.readString(), (int) in.readLong(), in.readLong());
        Map<String, @Nullable Object> own = fields.read(in, bytes);
        Map<String, @Nullable Object> attached = own == null ? null : features.read(in, bytes);
        return attached != null && in.atEnd()
                ? new Flow(new EventInFlight(source, id, time, origin, own, attached))
                : null;
    }

    /** Whether a schema is encoded as that of this build. What a registry out of reach cannot say is asked again. */
    private boolean isOwn(int schema) {
        Boolean known = ownSchemas.get(schema);
        if (known != null) {
            return known;
        }
        try {
            boolean own = SchemaNormalization.toParsingForm(all.getById(schema)).equals(OWN);
            ownSchemas.put(schema, own);
            return own;
        } catch (IOException | RestClientException e) {
            return false;
        }
    }
}
