package io.millrace.trainer.learning;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Words an error about an unknown name: what was found, what was probably meant, what is allowed. */
public final class Suggestion {
    private Suggestion() {}

    /** Returns for instance {@code unknown learner 'trees.HofdingTree'; did you mean 'trees.HoeffdingTree'? Allowed: ...}. */
    public static String unknown(String kind, String found, Collection<String> allowed) {
        String meant = nearest(found, allowed)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse(".");
        return "unknown " + kind + " '" + found + "'" + meant + " Allowed: " + String.join(", ", allowed);
    }

    private static Optional<String> nearest(String found, Collection<String> allowed) {
        String simple = simpleName(found);
        String best = null;
        int bestDistance = Math.max(1, simple.length() / 3) + 1;
        for (String name : allowed) {
            int distance = distance(simple, simpleName(name));
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The package is the part most often left out or guessed wrong, so names are compared without it. */
    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Levenshtein distance: the fewest insertions, deletions and substitutions that turn one text into the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
