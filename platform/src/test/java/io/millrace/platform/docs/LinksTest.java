package io.millrace.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Where pages point to, in the project, there is something: files, and headings in them. */
final class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ +(.*?) *$");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    @Test
    void links_leadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : Page.all()) {
            List<String> lines = text(page);
            for (int at = 0; at < lines.size(); at++) {
                Matcher link = LINK.matcher(CODE.matcher(lines.get(at)).replaceAll("code"));
                while (link.find()) {
                    links++;
                    if (!leads(page, link.group(1))) {
                        broken.add(page + ":" + (at + 1) + ": " + link.group(1));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(200);
    }

    @Test
    void pagesOfTheDocs_areReachedFromTheirFrontPage() throws IOException {
        Path docs = Path.of("docs");
        Set<Path> reached = new TreeSet<>();
        reach(docs.resolve("README.md"), reached);
        assertThat(Page.all()).filteredOn(page -> page.startsWith(docs)).isSubsetOf(reached);
    }

    private static void reach(Path page, Set<Path> reached) throws IOException {
        if (reached.add(page)) {
            for (String line : text(page)) {
                Matcher link = LINK.matcher(line);
                while (link.find()) {
                    Path target = target(page, link.group(1));
                    if (target.toString().endsWith(".md") && Files.exists(Page.ROOT.resolve(target))) {
                        reach(target, reached);
                    }
                }
            }
        }
    }

    private static boolean leads(Path page, String link) throws IOException {
        if (link.matches("(https?|mailto):.*")) {
            return true;
        }
        Path target = target(page, link);
        if (!Files.exists(Page.ROOT.resolve(target))) {
            return false;
        }
        int hash = link.indexOf('#');
        return hash < 0 || anchors(target).contains(link.substring(hash + 1));
    }

    private static Path target(Path page, String link) {
        String file = link.replaceAll("#.*", "");
        return file.isEmpty() || link.matches("https?:.*")
                ? page
                : Page.ROOT.relativize(
                        Page.ROOT.resolve(page).resolveSibling(file).normalize());
    }

    /** Names of headings, as GitHub makes them. */
    private static Set<String> anchors(Path page) throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new TreeSet<>();
        for (String line : text(page)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String name = heading.group(1)
                        .replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int before = seen.merge(name, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? name : name + "-" + before);
            }
        }
        return anchors;
    }

    /** The lines of a page; those of its blocks are empty. */
    private static List<String> text(Path page) throws IOException {
        List<String> text = new ArrayList<>();
        boolean block = false;
        for (String line : Files.readAllLines(Page.ROOT.resolve(page))) {
            boolean fence = line.strip().startsWith("```");
            text.add(block || fence ? "" : line);
            block ^= fence;
        }
        return text;
    }
}
