package io.millrace.features.query;

/** A read that cannot be answered as it was asked, and will not be by trying again. */
public final class RequestFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What about the request is at fault. */
    public enum Kind {
        NO_SUCH_SERVICE,
        NO_SUCH_VIEW,
        NO_SUCH_FEATURE,
        /** The key of an entity is missing, or has another number of fields. */
        NO_KEY
    }

    private final transient Kind kind;

    RequestFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What is at fault. */
    public Kind kind() {
        return kind;
    }
}
