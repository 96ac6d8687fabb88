package io.millrace.runtime.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collector of problems, addressed by their place in the document. */
public final class Problems {

    private final YamlDocument document;
    private final List<Problem> found = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();

    Problems(YamlDocument document) {
        this.document = document;
    }

    /** Says where in the file something stands that checks know by another address. */
    void place(String pointer, String inFile) {
        places.put(pointer, inFile);
    }

    private String inFile(String pointer) {
        return places.getOrDefault(pointer, pointer);
    }

    /**
     * Adds a problem at a value.
     *
     * @param pointer place of the value, as a JSON pointer such as {@code /views/user/ttl}
     */
    public void at(String pointer, String message, String hint) {
        add(document.valueAt(inFile(pointer)), message, hint);
    }

    /** Adds a problem at the key of a mapping entry. */
    public void atKey(String pointer, String message, String hint) {
        add(document.keyAt(inFile(pointer)), message, hint);
    }

    /** Adds a problem inside a text value, {@code offset} characters after its start. */
    public void inside(String pointer, int offset, String message, String hint) {
        YamlDocument.Place place = document.valueAt(inFile(pointer));
        add(place.inside(offset), message, hint);
    }

    private void add(YamlDocument.Place place, String message, String hint) {
        Problem problem = new Problem(document.name(), place.line(), place.column(), message, hint);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /** What was found, in the order of the file. */
    public List<Problem> found() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /** True when nothing was found. */
    public boolean none() {
        return found.isEmpty();
    }
}
