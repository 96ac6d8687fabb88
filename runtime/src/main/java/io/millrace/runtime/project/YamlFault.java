package io.millrace.runtime.project;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what is wrong with a text that is not YAML, or that YAML allows and a project file does not. */
final class YamlFault {

    private static final Pattern DUPLICATE = Pattern.compile("found duplicate key (.*)");
    private static final Pattern ALIAS = Pattern.compile("found undefined alias (.*)");
    private static final Pattern UNFINISHED_LIST = Pattern.compile("expected ',' or '(.)', but got .*");

    /** The parser's words for what it stumbled on. */
    private static final Map<String, String> TOKENS = Map.of(
            "<block mapping start>", "a key that is indented differently from those beside it",
            "<block sequence start>", "a list that is indented differently from what is beside it",
            "<scalar>", "a text where a new key is expected",
            "-", "a list item between keys");

    private YamlFault() {}

    static Problem of(String file, MarkedYamlEngineException fault) {
        String said = String.valueOf(fault.getProblem());
        Matcher duplicate = DUPLICATE.matcher(said);
        if (duplicate.matches()) {
            return problem(
                    file, fault, "'" + duplicate.group(1) + "' is declared twice.", "Remove or rename one of them.");
        }
        Matcher alias = ALIAS.matcher(said);
        if (alias.matches()) {
            return problem(
                    file,
                    fault,
                    "'*" + alias.group(1) + "' names an anchor that is not there.",
                    "A text that starts with * needs quotes.");
        }
        if (said.contains("(TAB)")) {
            return problem(file, fault, "there is a tab before the text.", "Indent with spaces.");
        }
        if (said.contains("mapping values are not allowed here")) {
            return problem(
                    file,
                    fault,
                    "a colon and a space stand inside a text.",
                    "Put a text that holds ': ' in quotes, and check that this line is indented like those beside it.");
        }
        if (said.contains("found another document")) {
            return problem(
                    file,
                    fault,
                    "a second document starts here.",
                    "One file is one project: remove this and the rest.");
        }
        return broken(file, fault, said);
    }

    private static Problem broken(String file, MarkedYamlEngineException fault, String said) {
        Matcher list = UNFINISHED_LIST.matcher(said);
        if (list.matches()) {
            return problem(
                    file,
                    fault,
                    "this is not valid YAML: a comma or '" + list.group(1) + "' is missing before this.",
                    fault.getContextMark()
                            .map(mark -> "Close the bracket that is opened at " + (mark.getLine() + 1) + ":"
                                    + (mark.getColumn() + 1) + ".")
                            .orElse("Close the bracket that is open."));
        }
        String what = said;
        for (Map.Entry<String, String> token : TOKENS.entrySet()) {
            if (said.equals("expected <block end>, but found '" + token.getKey() + "'")) {
                what = "found " + token.getValue();
            }
        }
        return problem(
                file,
                fault,
                "this is not valid YAML: " + what + ".",
                "Check the indentation, the quotes and the brackets here and in the lines above.");
    }

    private static Problem problem(String file, MarkedYamlEngineException fault, String message, String hint) {
        return fault.getProblemMark()
                .map(mark -> new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, message, hint))
                .orElseGet(() -> new Problem(file, 0, 0, message, hint));
    }
}
