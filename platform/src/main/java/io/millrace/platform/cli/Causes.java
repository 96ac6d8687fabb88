package io.millrace.platform.cli;

import org.apache.kafka.common.errors.TimeoutException;

/** An exception as one line for a person. */
final class Causes {

    private static final String UNANSWERED = " Is --bootstrap-servers right, and is Kafka running?";

    private Causes() {}

    static String inWords(Throwable problem) {
        StringBuilder words = new StringBuilder();
        boolean silent = false;
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            silent |= cause instanceof TimeoutException;
            String message = cause.getMessage();
            if (message != null && words.indexOf(message) < 0) {
                words.append(words.length() == 0 ? "" : ": ").append(message);
            }
        }
        if (words.length() == 0) {
            words.append(problem.getClass().getSimpleName());
        }
        return silent && words.indexOf("--bootstrap-servers") < 0 ? words + UNANSWERED : words.toString();
    }
}
