package io.millrace.platform.docs;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command of a page.
 *
 * @param line of the page
 * @param shown what the page shows of its output: lines may be left out, and times, ports and offsets differ
 */
public record Step(int line, String command, List<String> shown) {

    private static final Pattern VARYING =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|(?<=127\\.0\\.0\\.1:)\\d+|(?<=@)\\d+");

    /** Commands that change nothing, so that what they show may come a moment later. */
    private static final Pattern READS = Pattern.compile(
            "curl -s .*|\\./millrace (features|vectors|predictions|evaluations|alerts|topics|dead-letters (list|show)|drift reference show|models (list|show|events|importances|verify)) .*|\\./millrace (alerts|dead-letters list)",
            Pattern.DOTALL);

    private static final Pattern SERVES = Pattern.compile("\\./millrace (run|broker) [^|]*");

    /** Whether it may be typed again until it shows what is expected. */
    boolean reads() {
        return READS.matcher(command).matches();
    }

    /** Whether it goes on until Ctrl-C, in a terminal of its own. */
    boolean serves() {
        return SERVES.matcher(command).matches();
    }

    /** The first line shown that is not in the output, in its place. */
    Optional<String> missing(List<String> output) {
        Iterator<String> lines = output.iterator();
        for (String wanted : shown) {
            boolean found = wanted.isBlank();
            while (!found && lines.hasNext()) {
                found = plain(lines.next()).equals(plain(wanted));
            }
            if (!found) {
                return Optional.of(wanted);
            }
        }
        return Optional.empty();
    }

    private static String plain(String line) {
        return VARYING.matcher(line).replaceAll("*").strip();
    }
}
