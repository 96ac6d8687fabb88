package io.millrace.features.query;

/** A read that cannot be answered as it was asked, and will not be by trying again. */
public final class RequestFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What about the request is at fault. */
    public enum Kind {
        NO_SUCH_SERVICE,
        NO_SUCH_VIEW,
        NO_SUCH_FEATURE,
        /** The key of an entity is missing, has another number of fields, or is longer than any event's. */
        NO_KEY,
        /** A source has no such partition. */
        NO_PARTITION
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

    /** Whether it asks for what there is not; otherwise it asks wrongly. */
    public boolean notFound() {
        return switch (kind) {
            case NO_SUCH_SERVICE, NO_SUCH_VIEW, NO_SUCH_FEATURE -> true;
            case NO_KEY, NO_PARTITION -> false;
        };
    }
}
