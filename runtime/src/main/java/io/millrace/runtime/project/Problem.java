package io.millrace.runtime.project;

/**
 * One thing that is wrong with a project file.
 *
 * @param line line from 1, or 0 when the file as a whole is meant
 * @param column column from 1, or 0
 * @param message what was found
 * @param hint what would be right; may be empty
 */
public record Problem(String file, int line, int column, String message, String hint) {

    /** Where it is, as {@code file:line:column}. */
    public String place() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }

    /** What was found, and on a line of its own what would be right. */
    public String text() {
        return message + (hint.isEmpty() ? "" : "\n    " + hint);
    }

    @Override
    public String toString() {
        return place() + ": " + text();
    }
}
