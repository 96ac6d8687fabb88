package io.millrace.platform.cli;

/** An exception as one line for a person. */
final class Causes {

    private Causes() {}

    static String inWords(Throwable problem) {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && words.indexOf(message) < 0) {
                words.append(words.length() == 0 ? "" : ": ").append(message);
            }
        }
        return words.length() == 0 ? problem.getClass().getSimpleName() : words.toString();
    }
}
