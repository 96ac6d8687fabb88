package io.millrace.features.engine;

/** A state row was written under another layout, or another version of the format, and is refused. */
public final class LayoutMismatchException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    LayoutMismatchException(String entity, String part, String found, String expected) {
        super("the " + part + " row of entity '" + entity + "' has " + found + ", but this engine has " + expected
                + ": views, features, expressions or history have changed since it was written."
                + " Rebuild the state from the log (reset the application), or go back to the project file it was"
                + " written under");
    }
}
