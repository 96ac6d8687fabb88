package io.millrace.features.engine;

/**
 * The parts of a stored row are of different moments: a copy of it is being brought up to date part by part. Reading again in a moment
 * helps. It cannot happen where the row is written, unless its store has lost something.
 */
public final class TornRowException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    TornRowException(String entity, String part) {
        super("the " + part + " part of a row of entity '" + entity
                + "' is not of the same moment as what refers to it: read it again");
    }
}
