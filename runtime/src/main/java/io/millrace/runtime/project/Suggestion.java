package io.millrace.runtime.project;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** "Did you mean" for a name that is not known. */
public final class Suggestion {

    private Suggestion() {}

    /** A hint that names the nearest known name if one is near, and otherwise lists what is known. */
    public static String near(String given, Collection<String> known) {
        if (known.isEmpty()) {
            return "None is declared.";
        }
        return nearest(given, known)
                .map(name -> "Did you mean '" + name + "'?")
                .orElseGet(() -> "Known: " + String.join(", ", new TreeSet<>(known)) + ".");
    }

    /** The whole of what is to be said of an unknown name, in one line. */
    public static String unknown(String kind, String given, Collection<String> known) {
        String meant = nearest(given, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse(".");
        return "unknown " + kind + " '" + given + "'" + meant + " Allowed: " + String.join(", ", known);
    }

    /** The known name that was probably meant: one with few differences, and something in common. */
    static Optional<String> nearest(String given, Collection<String> known) {
        String simple = simple(given);
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(simple, simple(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> near(simple, simple(name)));
    }

    private static boolean near(String given, String name) {
        int distance = distance(given, name);
        return distance <= Math.max(2, given.length() / 3) && distance < Math.min(given.length(), name.length());
    }

    /** What stands before a point is the part most often left out or guessed wrong: names are compared without it. */
    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
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
