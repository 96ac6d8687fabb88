package io.millrace.features.engine;

/** A state row was written in another version of the format, and is refused. */
public final class RowFormatException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** A row of another version than the one that is read. */
    public RowFormatException(String entity, String part, int found, int expected) {
        super("the " + part + " row of entity '" + entity + "' has format version " + found
                + ", but this engine has version " + expected + ": it was written by another release."
                + " Rebuild the state from the log (reset the application), or go back to that release");
    }
}
