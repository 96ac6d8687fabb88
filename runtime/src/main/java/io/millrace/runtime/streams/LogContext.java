package io.millrace.runtime.streams;

import org.slf4j.MDC;

/**
 * What log lines say of where they come from, beside their message. Threads have it from the thread that makes them, so those
 * that Kafka makes for an application say which one, and no record costs anything.
 */
public final class LogContext {

    private static final String PROJECT = "project";
    private static final String APPLICATION = "application";
    private static final String PARTITION = "partition";

    private LogContext() {}

    /** From now on, lines of this thread and of those that it makes say the project. */
    public static void project(String name) {
        MDC.put(PROJECT, name);
    }

    /** Until it is closed, lines of this thread say the application; so do, for good, those of threads made meanwhile. */
    static MDC.MDCCloseable application(String applicationId) {
        return MDC.putCloseable(APPLICATION, applicationId);
    }

    /** Until it is closed, lines of this thread say the partition that a record came from. */
    static MDC.MDCCloseable partition(String topic, int partition) {
        return MDC.putCloseable(PARTITION, topic + "-" + partition);
    }
}
