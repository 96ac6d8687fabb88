package io.millrace.platform.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of Markdown, and its fenced blocks. */
public record Page(Path path, List<Block> blocks) {

    /** The folder of the project. */
    public static final Path ROOT = Path.of("..");

    private static final Pattern FENCE = Pattern.compile("^( *)```([a-z]*)$");
    private static final Pattern NOTE = Pattern.compile("^ *<!-- (.*) -->$");

    /** Reads one, by its path from the root of the project. */
    public static Page read(Path path) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<String> lines = Files.readAllLines(ROOT.resolve(path));
        for (int at = 0; at < lines.size(); at++) {
            Matcher note = NOTE.matcher(lines.get(at));
            Matcher fence = FENCE.matcher(lines.get(at));
            if (note.matches()) {
                notes.add(note.group(1));
            } else if (fence.matches()) {
                int indent = fence.group(1).length();
                int first = at + 1;
                int last = first;
                while (!lines.get(last).strip().equals("```")) {
                    last++;
                }
                List<String> text = lines.subList(first, last).stream()
                        .map(line -> line.substring(Math.min(indent, line.length())))
                        .toList();
                blocks.add(new Block(first + 1, fence.group(2), List.copyOf(notes), text));
                notes.clear();
                at = last;
            } else {
                notes.clear();
            }
        }
        return new Page(path, blocks);
    }

    /** All pages of the project. */
    public static List<Path> all() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("", "docs", "examples", "deploy")) {
            try (var found = Files.walk(ROOT.resolve(folder), folder.isEmpty() ? 1 : Integer.MAX_VALUE)) {
                found.filter(path -> path.toString().endsWith(".md"))
                        .map(ROOT::relativize)
                        .sorted()
                        .forEach(pages::add);
            }
        }
        return pages;
    }
}
