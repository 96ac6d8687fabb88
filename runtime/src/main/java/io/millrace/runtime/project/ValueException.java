package io.millrace.runtime.project;

/** A text that is no value of its type: what was found, and what would be right. */
final class ValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String found;
    private final String hint;

    ValueException(String found, String hint) {
        super(found + " " + hint);
        this.found = found;
        this.hint = hint;
    }

    String found() {
        return found;
    }

    String hint() {
        return hint;
    }
}
