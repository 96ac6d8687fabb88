package io.millrace.platform.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fenced block. Of {@code console} lines that begin with {@code $} are commands, and what follows is what they print; of {@code bash} all are
 * commands. A comment above says what a reader sees from the text: {@code not run: why}, {@code file: name}, {@code exits: code},
 * {@code stop: port of the run that Ctrl-C ends first}.
 *
 * @param line of the page at which the text begins
 * @param notes the comments above
 */
public record Block(int line, String language, List<String> notes, List<String> lines) {

    private static final String PROMPT = "$ ";

    /** What a comment above says. */
    Optional<String> note(String name) {
        return notes.stream()
                .filter(note -> note.startsWith(name + ": "))
                .map(note -> note.substring(name.length() + 2))
                .findFirst();
    }

    /** Whether somebody who reads it would type it. */
    boolean typed() {
        return language.equals("console") || language.equals("bash");
    }

    /** The commands, each with what is shown of its output. */
    public List<Step> steps() {
        if (language.equals("bash")) {
            return split();
        }
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            if (!lines.get(at).startsWith(PROMPT)) {
                throw new IllegalStateException("line " + (line + at) + ": a console block begins with '$ '");
            }
            int first = at;
            StringBuilder command = new StringBuilder(lines.get(at++).substring(PROMPT.length()));
            while (open(command.toString())) {
                command.append('\n').append(lines.get(at++));
            }
            List<String> shown = new ArrayList<>();
            while (at < lines.size() && !lines.get(at).startsWith(PROMPT)) {
                shown.add(lines.get(at++));
            }
            steps.add(new Step(line + first, command.toString(), shown));
        }
        return steps;
    }

    private List<Step> split() {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            int first = at;
            StringBuilder command = new StringBuilder(lines.get(at));
            while (open(command.toString())) {
                command.append('\n').append(lines.get(++at));
            }
            steps.add(new Step(line + first, command.toString(), List.of()));
        }
        return steps;
    }

    /** Whether a command goes on in the next line: a quote is open, a here-document too, or it ends with a backslash. */
    private static boolean open(String command) {
        int here = command.indexOf("<<EOF");
        if (here >= 0) {
            return !command.endsWith("\nEOF");
        }
        char quote = 0;
        for (int at = 0; at < command.length(); at++) {
            char c = command.charAt(at);
            if (c == '\\' && quote != '\'') {
                at++;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return quote != 0 || command.endsWith("\\");
    }
}
