package io.millrace.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.docs.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Every {@code ./millrace} that a page names, in a block or in the text, is a command with options that there are, whether it is run or not. */
final class DocumentedOptionsTest {

    /** Up to what ends a command in a shell, or in the text. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?:\\./| |\\$|`|\\()millrace ((?:'[^'\n]*'|\"[^\"\n]*\"|\\\\\n|<[a-z]+>|[^'\"`|;&<>\n)])+)");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

    @Test
    void commands_haveOptionsThatThereAre() throws IOException {
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        for (Path page : Page.all()) {
            String text = Files.readString(Page.ROOT.resolve(page)).replace(" 2>&1", "");
            for (MatchResult found : COMMAND.matcher(text).results().toList()) {
                List<String> words = words(found.group(1));
                if (isCommand(found.group(), words)) {
                    commands++;
                    String problem = problem(words);
                    if (problem != null) {
                        wrong.add(page + ": " + found.group().strip() + ": " + problem);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(commands).isGreaterThan(100);
    }

    /** Words about Millrace are none, and neither is what {@code millrace bench} does, a program of its own. */
    private static boolean isCommand(String found, List<String> words) {
        boolean typed = found.startsWith("./") || found.startsWith("`");
        return typed && !words.isEmpty() && !words.get(0).matches("bench|--help|--version|COMMAND");
    }

    private static List<String> words(String command) {
        return WORD.matcher(command.replace("\\\n", " "))
                .results()
                .map(word -> word.group().replaceAll("^['\"]|['\"]$", ""))
                .filter(word -> !word.equals("..."))
                .toList();
    }

    private static @Nullable String problem(List<String> words) {
        CommandLine line = MillraceCommand.line(Ansi.OFF);
        try {
            line.parseArgs(words.toArray(String[]::new));
            return null;
        } catch (CommandLine.MissingParameterException e) {
            return null; // the text names a command, and leaves the rest to the reader
        } catch (CommandLine.ParameterException e) {
            return e.getMessage();
        }
    }
}
