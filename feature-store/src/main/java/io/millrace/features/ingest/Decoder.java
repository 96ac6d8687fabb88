package io.millrace.features.ingest;

import io.millrace.runtime.event.Event;

/** Reads the value of a source record as an event. */
public interface Decoder {

    /**
     * Decodes one value.
     *
     * @throws UnusableException when the value is not an event of the source, with the reason
     */
    Event decode(byte[] value) throws UnusableException;
}
