package io.millrace.features.engine;

/** An event would make a part of its entity's row larger than what a record of Kafka can hold; nothing has been written. */
public final class RowTooLargeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    RowTooLargeException(String entity, int bytes, int most) {
        super(
                "with this event a part of the row of entity '" + entity + "' would have " + bytes
                        + " bytes, and at most " + most
                        + " are kept: long texts in lists, distinct values or categories take them; keep fewer of them, or shorter ones");
    }
}
