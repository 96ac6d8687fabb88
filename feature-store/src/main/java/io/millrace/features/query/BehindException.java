package io.millrace.features.query;

/** What is here is not as fresh as the request demands; it will be in a moment. */
public final class BehindException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    /** It is behind, by how much. */
    public BehindException(String message) {
        super(message);
    }
}
