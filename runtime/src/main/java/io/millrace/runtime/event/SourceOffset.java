package io.millrace.runtime.event;

/**
 * Position of an event in its source's topic.
 *
 * @param source name of the source in the project file
 */
public record SourceOffset(String source, int partition, long offset) {

    /** The partition as {@code <source>/<partition>}, by which positions are named. */
    public String log() {
        return log(source, partition);
    }

    /** The source of a partition that is named so; the text itself when it is not. */
    public static String sourceOf(String log) {
        int slash = log.lastIndexOf('/');
        return slash < 0 ? log : log.substring(0, slash);
    }

    /** The same of any partition. */
    public static String log(String source, int partition) {
        return source + "/" + partition;
    }
}
