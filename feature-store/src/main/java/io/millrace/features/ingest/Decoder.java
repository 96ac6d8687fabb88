package io.millrace.features.ingest;

/** Reads the value of a record as fields. */
public interface Decoder {

    /**
     * Decodes one value.
     *
     * @throws UnusableException when the value cannot be read at all, with the reason
     */
    FieldReader decode(byte[] value) throws UnusableException;
}
