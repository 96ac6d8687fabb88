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

    @Override
    public String toString() {
        String where = line == 0 ? file : file + ":" + line + ":" + column;
        return where + ": " + message + (hint.isEmpty() ? "" : "\n    " + hint);
    }
}
