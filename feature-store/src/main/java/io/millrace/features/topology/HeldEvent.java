package io.millrace.features.topology;

import io.millrace.schemas.EventInFlight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Bytes of an event that waits for its turn: Avro's single-object encoding, so that no registry is asked. */
final class HeldEvent {

    private HeldEvent() {}

    static byte[] encode(EventInFlight event) {
        try {
            ByteBuffer bytes = EventInFlight.getEncoder().encode(event);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EventInFlight decode(byte[] bytes) {
        try {
            return EventInFlight.getDecoder().decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
