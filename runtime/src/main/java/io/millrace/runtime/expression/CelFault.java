package io.millrace.runtime.expression;

import dev.cel.common.CelIssue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words what the CEL compiler found wrong with an expression. */
final class CelFault {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'.*");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']+)' applied to '(.*?)\\((.*)\\)' \\(candidates.*");
    private static final Pattern SELECTION = Pattern.compile("type '([^']+)' does not support field selection.*");
    private static final Pattern UNREADABLE = Pattern.compile("token recognition error at: '(.*)'");
    private static final Pattern EXTRANEOUS = Pattern.compile("(?:extraneous|mismatched) input '(.*?)' expecting.*");
    private static final Pattern MISSING = Pattern.compile("missing '(.*?)' at .*");
    private static final Pattern NUMBER = Pattern.compile("For input string: \"(-?[0-9]{1,60})[0-9]*\".*");
    private static final Map<String, String> TYPES =
            Map.of("bool", "boolean", "google.protobuf.Timestamp", "timestamp", "google.protobuf.Duration", "duration");
    private static final Set<String> LOGIC = Set.of("_&&_", "_||_", "!_");
    private static final Set<String> TAKES_INT = Set.of("_%_", "_[_]");

    private CelFault() {}

    static ExpressionException of(String text, CelIssue issue) {
        String said = issue.getMessage();
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        int offset = offset(text, issue.getSourceLocation().getLine(), column);
        Matcher undeclared = UNDECLARED.matcher(said);
        if (undeclared.matches()) {
            return undeclared(text, undeclared.group(1), offset);
        }
        Matcher overload = OVERLOAD.matcher(said);
        if (overload.matches()) {
            String found = overload.group(3).replace("map(string, dyn)", "map").replace("list(dyn)", "list");
            return overload(overload.group(1), List.of(found.split(", *")), offset);
        }
        Matcher selection = SELECTION.matcher(said);
        if (selection.matches()) {
            return new ExpressionException(
                    "a " + type(selection.group(1)) + " has no fields", "Only functions follow its point.", offset);
        }
        return syntax(said, offset);
    }

    private static ExpressionException undeclared(String text, String name, int offset) {
        if (offset < text.length() && text.charAt(offset) == '(') {
            return new ExpressionException(
                    "there is no function '" + name + "'",
                    "Expressions are CEL, with its standard functions, such as size, contains, startsWith and matches.",
                    Math.max(0, offset - name.length()));
        }
        return ExpressionException.unknownField(name, offset);
    }

    private static ExpressionException overload(String function, List<String> found, int offset) {
        List<String> types = found.stream().map(CelFault::type).toList();
        String name = function.replace("_?_:_", "? :").replace("@in", "in").replace("_", "");
        String message = "'" + name + "' does not go with " + String.join(" and ", types);
        if (LOGIC.contains(function)) {
            return new ExpressionException(
                    message, "It takes true or false: compare a value with something, such as == or >.", offset);
        }
        if (TAKES_INT.contains(function) && types.contains("double")) {
            return new ExpressionException(
                    message, "It takes whole numbers: write int(...) around a number that is not one.", offset);
        }
        if (types.contains("int") && types.contains("double")) {
            return new ExpressionException(
                    message,
                    "Write numbers beside a double with a point, such as 2.0, and fields as double(field).",
                    offset);
        }
        if (types.contains("timestamp") && types.contains("string")) {
            return new ExpressionException(message, "A time is written timestamp('2015-09-12T08:00:00Z').", offset);
        }
        return new ExpressionException(message, "Both sides have to be of one type that it takes.", offset);
    }

    private static ExpressionException syntax(String said, int offset) {
        Matcher unreadable = UNREADABLE.matcher(said);
        if (unreadable.matches()) {
            String found = unreadable.group(1);
            if (found.startsWith("'") || found.startsWith("\"")) {
                return new ExpressionException("a text is not closed", "Add the quote that ends it.", offset);
            }
            String hint = found.startsWith("=") ? "Equality is ==." : "Remove it.";
            return new ExpressionException("'" + found.strip() + "' means nothing here", hint, offset);
        }
        Matcher missing = MISSING.matcher(said);
        if (missing.matches()) {
            return new ExpressionException("'" + missing.group(1) + "' is missing", "Add it here.", offset);
        }
        Matcher extraneous = EXTRANEOUS.matcher(said);
        if (extraneous.matches()) {
            String found = extraneous.group(1);
            return found.equals("<EOF>")
                    ? new ExpressionException("it ends too early", "A value is missing at the end.", offset)
                    : new ExpressionException(
                            "'" + found + "' means nothing here", "And is &&, or is ||, not is !.", offset);
        }
        Matcher number = NUMBER.matcher(said);
        if (number.matches()) {
            return new ExpressionException(
                    "the whole number " + number.group(1) + " is beyond 64 bits", "Write it with a point.", offset);
        }
        return new ExpressionException(said, "Expressions are CEL.", offset);
    }

    private static String type(String cel) {
        return TYPES.getOrDefault(cel, cel);
    }

    /** Characters from the start of the text; the compiler counts lines from 1 and columns from 0. */
    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? start : end + 1;
        }
        return start + column;
    }
}
