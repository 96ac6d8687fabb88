package io.millrace.runtime.project;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** "Did you mean" for a name that is not known. */
public final class Suggestion {

    private Suggestion() {}

    /** A hint that names the nearest known name if one is near, and otherwise lists what is known. */
    public static String near(String given, Collection<String> known) {
        List<String> ranked = known.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        if (!ranked.isEmpty() && distance(given, ranked.get(0)) <= Math.max(2, given.length() / 3)) {
            return "Did you mean '" + ranked.get(0) + "'?";
        }
        return ranked.isEmpty() ? "None is declared." : "Known: " + String.join(", ", new TreeSet<>(known)) + ".";
    }

    /** Levenshtein distance, ignoring case. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
