package io.millrace.features.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What names and quoted text must look like for a layout to be told from every other. */
final class Names {

    private Names() {}

    /** A name is read as part of {@code view:feature}: no colon, no white space, not empty. */
    static void check(String what, String name) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == ':' || Character.isWhitespace(c))) {
            throw new IllegalArgumentException(
                    what + " name '" + name + "' will not do: it must not be empty nor have a colon or white space");
        }
    }

    static void distinct(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + " '" + name + "' is declared twice: give each its own name");
            }
        }
    }

    /** Text on one line that no other text gives. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\n", "\\n") + '"';
    }
}
