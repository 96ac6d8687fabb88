package io.millrace.features.topology;

import io.millrace.runtime.progress.Position;
import io.millrace.schemas.EventInFlight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** An event that waits for its turn. */
public final class HeldEvent {

    private static final int RANK = 0;

    private HeldEvent() {}

    /** When its turn is: by time, then source and id. */
    public static Position position(EventInFlight event) {
        return new Position(event.getTime(), RANK, event.getSource() + "/" + event.getId());
    }

    /** Its bytes: Avro's single-object encoding, so that no registry is asked. */
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
